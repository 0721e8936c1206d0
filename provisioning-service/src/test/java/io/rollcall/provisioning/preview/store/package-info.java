@NullMarked
package io.rollcall.provisioning.preview.store;

import org.jspecify.annotations.NullMarked;
