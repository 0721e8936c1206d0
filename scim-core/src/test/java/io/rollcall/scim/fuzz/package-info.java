@NullMarked
package io.rollcall.scim.fuzz;

import org.jspecify.annotations.NullMarked;
