@NullMarked
package io.rollcall.provisioning.setting;

import org.jspecify.annotations.NullMarked;
