/** The token endpoint of a directory, and the admin API for its clients. */
@NullMarked
package io.rollcall.gateway.oauth.http;

import org.jspecify.annotations.NullMarked;
