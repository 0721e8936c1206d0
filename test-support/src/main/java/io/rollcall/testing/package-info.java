/** Real PostgreSQL, real Kafka and real tokens for the tests of every module, without a container engine. */
@NullMarked
package io.rollcall.testing;

import org.jspecify.annotations.NullMarked;
