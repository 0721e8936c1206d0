package io.rollcall.kit.tenancy;

/** The roles of access tokens, for {@code @RolesAllowed}. */
public final class Roles {

    /** The vendor's staff: every tenant. */
    public static final String VENDOR_SUPPORT = "vendor-support";

    /** A machine of the vendor: every tenant. */
    public static final String SERVICE = "service";

    /** Their own tenant only. */
    public static final String TENANT_ADMIN = "tenant-admin";

    /** Their own tenant only. */
    public static final String TENANT_IT_ADMIN = "tenant-it-admin";

    private Roles() {}
}
