package io.rollcall.provisioning.resync;

import java.util.List;

/** A view that one service owns and another follows: in step, both know the same under it. */
public record Pair(String view, Service owner, Service follower) {

    public static final String PROFILES = "profiles";
    public static final String GROUPS = "groups";
    public static final String PEOPLE = "people";
    static final String ENTITLED_ROLES = "entitled-roles";
    static final String ENTITLED_SEATS = "entitled-seats";
    static final String SEATS = "seats";
    static final String ROLES = "roles";

    /** In the order in which one follows from the other. */
    public static final List<Pair> ALL = List.of(
            new Pair(GROUPS, Service.GATEWAY, Service.PROVISIONING),
            new Pair(PROFILES, Service.GATEWAY, Service.PROVISIONING),
            new Pair(PEOPLE, Service.GATEWAY, Service.LICENSE),
            new Pair(PEOPLE, Service.GATEWAY, Service.RBAC),
            new Pair(ENTITLED_SEATS, Service.PROVISIONING, Service.LICENSE),
            new Pair(ENTITLED_ROLES, Service.PROVISIONING, Service.RBAC),
            new Pair(SEATS, Service.LICENSE, Service.RBAC),
            new Pair(SEATS, Service.LICENSE, Service.PROVISIONING),
            new Pair(ROLES, Service.RBAC, Service.PROVISIONING));
}
