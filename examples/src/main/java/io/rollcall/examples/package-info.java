/** Small programs that show how a vendor's service listens to Rollcall. */
@NullMarked
package io.rollcall.examples;

import org.jspecify.annotations.NullMarked;
