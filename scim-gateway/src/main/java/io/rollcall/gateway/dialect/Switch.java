package io.rollcall.gateway.dialect;

import io.rollcall.scim.dialect.IdentityProvider;
import io.rollcall.scim.dialect.Leniency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an administrator can set for one directory, whatever its dialect has. */
public enum Switch {
    BOOLEAN_STRINGS("booleanStrings", Leniency.BOOLEAN_STRINGS),
    SCALAR_COERCION("scalarCoercion", Leniency.SCALAR_COERCION),
    DOTTED_KEYS("dottedKeys", Leniency.DOTTED_KEYS),
    BARE_EXTENSION_ATTRIBUTES("bareExtensionAttributes", Leniency.BARE_EXTENSION_ATTRIBUTES),
    LOOSE_PATCH_BODY("loosePatchBody", Leniency.LOOSE_PATCH_BODY),
    REMOVE_BY_VALUE("removeByValue", Leniency.REMOVE_BY_VALUE),
    UNQUOTED_FILTER_VALUES("unquotedFilterValues", Leniency.UNQUOTED_FILTER_VALUES),
    UNKNOWN_ATTRIBUTES("unknownAttributes", Leniency.UNKNOWN_ATTRIBUTES),
    MISSING_SCHEMAS("missingSchemas", Leniency.MISSING_SCHEMAS),
    CREATE_CANONICAL_ELEMENTS("createCanonicalElements", Leniency.CREATE_CANONICAL_ELEMENTS),
    CREATE_TYPED_ELEMENTS("createTypedElements", Leniency.CREATE_TYPED_ELEMENTS),
    REMOVE_ABSENT("removeAbsent", Leniency.REMOVE_ABSENT),
    /** A PUT, PATCH or DELETE without If-Match is refused with 428. */
    REQUIRE_IF_MATCH("requireIfMatch", null),
    /** A second group of the same name is a conflict. V50__dialects.sql reads this one by its name. */
    UNIQUE_GROUP_NAMES("uniqueGroupNames", null),
    /** DELETE of a user deactivates. */
    SOFT_DELETE("softDelete", null);

    private final String key;
    private final @Nullable Leniency leniency;

    Switch(String key, @Nullable Leniency leniency) {
        this.key = key;
        this.leniency = leniency;
    }

    /** The name in the admin API and in the database. */
    public String key() {
        return key;
    }

    /** The tolerance of the SCIM core that this switch grants, empty if the gateway itself looks at the switch. */
    public Optional<Leniency> leniency() {
        return Optional.ofNullable(leniency);
    }

    /** What holds as long as nobody sets it. */
    public boolean standard(IdentityProvider provider) {
        return leniency == null
                ? this == UNIQUE_GROUP_NAMES
                : provider.dialect().allows(leniency);
    }

    public static Optional<Switch> of(String key) {
        for (Switch one : values()) {
            if (one.key.equals(key)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
