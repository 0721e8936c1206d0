package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.resource.Secret;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PATCH request (RFC 7644 section 3.5.2), checked and in canonical form. Immutable; can be applied any number of
 * times, as after a lost race on the version of the resource.
 */
public final class PatchRequest {
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    /** How many operations {@link #parse(ObjectNode, ResourceType, Dialect)} accepts. */
    public static final int DEFAULT_MAX_OPERATIONS = 2000;

    private final ResourceType type;
    private final Dialect dialect;
    private final List<PatchOperation> operations;
    private final List<MemberOperation> memberOperations;
    private final @Nullable Secret password;
    private final List<String> ignored;

    PatchRequest(ResourceType type, Dialect dialect, OperationCollector collected) {
        this.type = type;
        this.dialect = dialect;
        this.operations = List.copyOf(collected.operations());
        this.memberOperations = List.copyOf(collected.memberOperations());
        this.password = collected.password();
        this.ignored = List.copyOf(collected.ignored());
    }

    /** Reads a PATCH body of at most {@link #DEFAULT_MAX_OPERATIONS}. */
    public static PatchRequest parse(ObjectNode body, ResourceType type, Dialect dialect) {
        return parse(body, type, dialect, DEFAULT_MAX_OPERATIONS);
    }

    /**
     * Reads a PATCH body.
     *
     * @throws io.rollcall.scim.message.ScimException 400 invalidSyntax, invalidPath, invalidValue, noTarget (remove
     *     without path) or mutability (path of a read-only attribute)
     */
    public static PatchRequest parse(ObjectNode body, ResourceType type, Dialect dialect, int maxOperations) {
        return new PatchParser(type, dialect, maxOperations).parse(body);
    }

    /** Applies all operations in order or none; the resource given is never changed.
     *
     * @throws io.rollcall.scim.message.ScimException 400 noTarget, mutability or invalidValue
     */
    public PatchResult apply(ObjectNode resource) {
        return new PatchApplier(type, dialect, resource).apply(operations);
    }

    /** The operations in order, without those on members and password. */
    public List<PatchOperation> operations() {
        return operations;
    }

    /** The operations on members, in order. */
    public List<MemberOperation> memberOperations() {
        return memberOperations;
    }

    /** What the member operations come to. */
    public MembershipDelta membership() {
        return MembershipDelta.of(memberOperations);
    }

    /** The password, if one was set; it never becomes part of the resource. */
    public @Nullable Secret password() {
        return password;
    }

    /** Names of attributes that this type does not have. */
    public List<String> ignored() {
        return ignored;
    }
}
