/** JMH benchmarks of the hot paths of scim-core. */
@NullMarked
package io.rollcall.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
