/** Limits of requests before anybody reads them. */
@NullMarked
package io.rollcall.gateway.traffic.http;

import org.jspecify.annotations.NullMarked;
