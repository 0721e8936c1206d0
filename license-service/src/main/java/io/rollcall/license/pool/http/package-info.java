/** The admin API of pools. */
@NullMarked
package io.rollcall.license.pool.http;

import org.jspecify.annotations.NullMarked;
