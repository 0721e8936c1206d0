package io.rollcall.provisioning.resync;

/** Who knows something of people. */
public enum Service {
    GATEWAY("scim-gateway"),
    PROVISIONING("provisioning-service"),
    LICENSE("license-service"),
    RBAC("rbac-service");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
