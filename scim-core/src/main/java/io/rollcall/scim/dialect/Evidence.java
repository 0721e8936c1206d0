package io.rollcall.scim.dialect;

/** That a request comes from a provider, and why that is so, in words for an administrator. */
public record Evidence(IdentityProvider provider, String reason) {}
