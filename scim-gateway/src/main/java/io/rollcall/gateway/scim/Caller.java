package io.rollcall.gateway.scim;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.scim.dialect.Dialect;

/**
 * The directory that a request speaks for, as its token proved.
 *
 * @param types what the directory has at the time of the request
 * @param baseUrl the SCIM base URL of the directory as clients see it, without a trailing slash
 */
public record Caller(
        TenantId tenant,
        DirectoryId directory,
        Dialect dialect,
        String baseUrl,
        String requestId,
        ResourceTypes types) {

    /** With the types of the standard. */
    public Caller(TenantId tenant, DirectoryId directory, Dialect dialect, String baseUrl, String requestId) {
        this(tenant, directory, dialect, baseUrl, requestId, ResourceTypes.STANDARD);
    }

    /** With the types of the directory. */
    public Caller with(ResourceTypes directoryTypes) {
        return new Caller(tenant, directory, dialect, baseUrl, requestId, directoryTypes);
    }

    /** What the events of this request name as their cause. */
    public Cause cause() {
        return new Cause(Cause.Kind.SCIM_REQUEST, directory.toString(), requestId, null);
    }
}
