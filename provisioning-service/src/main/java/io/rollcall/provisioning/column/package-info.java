/** Columns of the members page that the vendor declares. */
@NullMarked
package io.rollcall.provisioning.column;

import org.jspecify.annotations.NullMarked;
