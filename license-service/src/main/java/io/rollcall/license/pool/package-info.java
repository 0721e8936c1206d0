/** What a tenant has bought: one pool per seat type. */
@NullMarked
package io.rollcall.license.pool;

import org.jspecify.annotations.NullMarked;
