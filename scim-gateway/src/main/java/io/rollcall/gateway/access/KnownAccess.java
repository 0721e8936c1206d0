package io.rollcall.gateway.access;

import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The roles and seats that there are, as users may name them. */
public record KnownAccess(List<String> roles, List<String> entitlements) {
    /** The attributes of users that have them as values. */
    static final List<String> ATTRIBUTES = List.of("roles", "entitlements");

    public KnownAccess {
        roles = List.copyOf(roles);
        entitlements = List.copyOf(entitlements);
    }

    /** With the names by which people may call them as well; a key comes first. */
    public static KnownAccess of(List<KnownRole> roles, List<KnownSeat> seats) {
        return new KnownAccess(
                distinct(roles.stream().map(KnownRole::key), roles.stream().map(KnownRole::name)),
                distinct(seats.stream().map(KnownSeat::seatType), seats.stream().map(KnownSeat::name)));
    }

    private static List<String> distinct(Stream<String> keys, Stream<String> names) {
        Map<String, String> byFolded = new LinkedHashMap<>();
        Stream.concat(keys, names).forEach(text -> byFolded.putIfAbsent(text.toLowerCase(Locale.ROOT), text));
        return List.copyOf(byFolded.values());
    }

    /**
     * The type of users with these as the canonical values of roles and entitlements. Where nothing is known, nothing is
     * demanded: the topics may not have been read yet.
     */
    public ResourceType apply(ResourceType user) {
        List<AttributeDefinition> attributes = user.schema().attributes().stream()
                .map(attribute -> switch (attribute.name()) {
                    case "roles" -> apply(attribute, roles);
                    case "entitlements" -> apply(attribute, entitlements);
                    default -> attribute;
                })
                .toList();
        Schema schema = new Schema(
                user.schema().id(), user.schema().name(), user.schema().description(), attributes);
        return new ResourceType(user.name(), user.endpoint(), schema, user.extensions(), null);
    }

    private static AttributeDefinition apply(AttributeDefinition attribute, List<String> values) {
        return values.isEmpty()
                ? attribute
                : attribute.with(attribute.subAttributes().stream()
                        .map(sub -> sub.name().equals("value") ? sub.suggesting(values) : sub)
                        .toList());
    }
}
