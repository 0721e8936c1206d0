/** OAuth 2.0 client credentials for identity providers that want them, and issuers whose access tokens are taken. */
@NullMarked
package io.rollcall.gateway.oauth;

import org.jspecify.annotations.NullMarked;
