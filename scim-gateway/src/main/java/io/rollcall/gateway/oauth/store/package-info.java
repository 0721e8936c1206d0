/** OAuth clients and access tokens in PostgreSQL. */
@NullMarked
package io.rollcall.gateway.oauth.store;

import org.jspecify.annotations.NullMarked;
