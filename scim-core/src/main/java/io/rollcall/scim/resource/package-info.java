/** Resource bodies: normalising, projection, differences. */
@NullMarked
package io.rollcall.scim.resource;

import org.jspecify.annotations.NullMarked;
