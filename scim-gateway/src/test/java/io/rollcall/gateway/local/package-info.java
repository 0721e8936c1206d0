/** Tests of people who had an id before a directory told of them. */
@NullMarked
package io.rollcall.gateway.local;

import org.jspecify.annotations.NullMarked;
