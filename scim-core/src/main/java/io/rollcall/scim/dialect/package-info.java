/** How far a directory may deviate from the RFCs. */
@NullMarked
package io.rollcall.scim.dialect;

import org.jspecify.annotations.NullMarked;
