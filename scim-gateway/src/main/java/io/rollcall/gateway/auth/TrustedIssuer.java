package io.rollcall.gateway.auth;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider whose signed access tokens a directory accepts.
 *
 * @param issuer the claim iss
 * @param audience the claim aud
 * @param appId the claim appid or azp, if only one application may call
 * @param jwksUri where its keys are
 */
public record TrustedIssuer(
        String issuer, String audience, @Nullable String appId, URI jwksUri) {}
