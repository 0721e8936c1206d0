/** What every service proves in the same way: extend these classes in its tests. */
@NullMarked
package io.rollcall.kit.testing;

import org.jspecify.annotations.NullMarked;
