/** Settings of the product that assignments choose for people. */
@NullMarked
package io.rollcall.provisioning.setting;

import org.jspecify.annotations.NullMarked;
