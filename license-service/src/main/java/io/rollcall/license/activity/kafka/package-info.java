/** Activity as the products tell it. */
@NullMarked
package io.rollcall.license.activity.kafka;

import org.jspecify.annotations.NullMarked;
