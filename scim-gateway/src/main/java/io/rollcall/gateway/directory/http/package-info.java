/** The admin API for directories. */
@NullMarked
package io.rollcall.gateway.directory.http;

import org.jspecify.annotations.NullMarked;
