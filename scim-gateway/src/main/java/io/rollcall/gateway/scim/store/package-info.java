/** SCIM filters as SQL. */
@NullMarked
package io.rollcall.gateway.scim.store;

import org.jspecify.annotations.NullMarked;
