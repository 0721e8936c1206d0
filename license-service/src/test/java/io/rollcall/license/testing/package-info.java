/** What the tests against the running service share. */
@NullMarked
package io.rollcall.license.testing;

import org.jspecify.annotations.NullMarked;
