/** The load driver: plays an identity provider against a running stack and prints what it measured. */
@NullMarked
package io.rollcall.benchmarks.load;

import org.jspecify.annotations.NullMarked;
