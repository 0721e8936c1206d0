package io.rollcall.provisioning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.DirectoryUserActivated;
import io.rollcall.events.DirectoryUserCreated;
import io.rollcall.events.DirectoryUserDeactivated;
import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.DirectoryUserGroupAdded;
import io.rollcall.events.DirectoryUserGroupRemoved;
import io.rollcall.events.DirectoryUserUpdated;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A directory user whose life a test tells: each call is the next event, with the next version. */
public final class People {

    public static final DirectoryId DIRECTORY = new DirectoryId(new UUID(7, 7));
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Cause CAUSE = new Cause(Cause.Kind.SCIM_REQUEST, "okta", "request-1", null);

    private final TenantId tenant;
    private final UserId id;
    private final List<GroupRef> groups = new ArrayList<>();
    private String userName;
    private String displayName = "Ann Lee";
    private List<String> roles = List.of();
    private List<String> entitlements = List.of();
    private boolean active = true;
    private long version;

    private People(TenantId tenant, UserId id, String userName) {
        this.tenant = tenant;
        this.id = id;
        this.userName = userName;
    }

    public static People named(TenantId tenant, UserId id, String userName) {
        return new People(tenant, id, userName);
    }

    public UserId id() {
        return id;
    }

    public DirectoryUserEvent created() {
        return new DirectoryUserCreated(at(), next(), false, CAUSE);
    }

    public DirectoryUserEvent createdInactive() {
        active = false;
        return created();
    }

    public DirectoryUserEvent returned() {
        active = true;
        return new DirectoryUserCreated(at(), next(), true, CAUSE);
    }

    public DirectoryUserEvent renamed(String name) {
        var json = JsonNodeFactory.instance;
        var change = new AttributeChange("displayName", json.textNode(displayName), json.textNode(name));
        displayName = name;
        return new DirectoryUserUpdated(at(), next(), List.of(change), CAUSE);
    }

    public DirectoryUserEvent signsInAs(String name) {
        var json = JsonNodeFactory.instance;
        var change = new AttributeChange("userName", json.textNode(userName), json.textNode(name));
        userName = name;
        return new DirectoryUserUpdated(at(), next(), List.of(change), CAUSE);
    }

    /** The directory names roles and entitlements for the person, in place of those that it named before. */
    public DirectoryUserEvent isNamed(List<String> otherRoles, String... otherEntitlements) {
        roles = otherRoles;
        entitlements = List.of(otherEntitlements);
        return new DirectoryUserUpdated(at(), next(), List.of(), CAUSE);
    }

    public DirectoryUserEvent deactivated() {
        active = false;
        return new DirectoryUserDeactivated(at(), next(), List.of(activeChange()), CAUSE);
    }

    public DirectoryUserEvent activated() {
        active = true;
        return new DirectoryUserActivated(at(), next(), List.of(activeChange()), CAUSE);
    }

    public DirectoryUserEvent deleted() {
        active = false;
        groups.clear();
        return new DirectoryUserDeleted(at(), next(), CAUSE);
    }

    public DirectoryUserEvent joins(GroupRef group) {
        groups.add(group);
        return new DirectoryUserGroupAdded(at(), next(), group, CAUSE);
    }

    public DirectoryUserEvent leaves(GroupRef group) {
        groups.remove(group);
        return new DirectoryUserGroupRemoved(at(), next(), group, CAUSE);
    }

    private AttributeChange activeChange() {
        var json = JsonNodeFactory.instance;
        return new AttributeChange("active", json.booleanNode(!active), json.booleanNode(active));
    }

    private DirectoryUser next() {
        version++;
        ObjectNode resource =
                JsonNodeFactory.instance.objectNode().put("userName", userName).put("title", "Recruiter");
        resource.putObject("name").put("givenName", "Ann").put("familyName", "Lee");
        put(resource, "roles", roles);
        put(resource, "entitlements", entitlements);
        return new DirectoryUser(
                tenant, DIRECTORY, id, version, active, userName, "ext-" + id, displayName, userName, groups, resource);
    }

    private static void put(ObjectNode resource, String attribute, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode elements = resource.putArray(attribute);
            values.forEach(value -> elements.addObject().put("value", value));
        }
    }

    private Instant at() {
        return START.plusSeconds(version + 1);
    }
}
