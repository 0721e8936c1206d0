package io.rollcall.gateway.scim;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.dialect.DirectoryProfile;
import io.rollcall.scim.dialect.Dialect;

/**
 * The directory that a request speaks for, as its token proved.
 *
 * @param profile how its requests are read
 * @param baseUrl the SCIM base URL of the directory as clients see it, without a trailing slash
 * @param types what the directory has at the time of the request
 * @param remarks for the request log
 */
public record Caller(
        TenantId tenant,
        DirectoryId directory,
        DirectoryProfile profile,
        String baseUrl,
        String requestId,
        ResourceTypes types,
        Remarks remarks) {

    /** With the types of the standard. */
    public Caller(
            TenantId tenant,
            DirectoryId directory,
            DirectoryProfile profile,
            String baseUrl,
            String requestId,
            Remarks remarks) {
        this(tenant, directory, profile, baseUrl, requestId, ResourceTypes.STANDARD, remarks);
    }

    /** What this directory is granted beyond the RFCs. */
    public Dialect dialect() {
        return profile.dialect();
    }

    /** With the types of the directory. */
    public Caller with(ResourceTypes directoryTypes) {
        return new Caller(tenant, directory, profile, baseUrl, requestId, directoryTypes, remarks);
    }

    /** With another dialect. */
    public Caller with(DirectoryProfile other) {
        return new Caller(tenant, directory, other, baseUrl, requestId, types, remarks);
    }

    /** What the events of this request name as their cause. */
    public Cause cause() {
        return new Cause(Cause.Kind.SCIM_REQUEST, directory.toString(), requestId, null);
    }
}
