@NullMarked
package io.rollcall.provisioning.preview;

import org.jspecify.annotations.NullMarked;
