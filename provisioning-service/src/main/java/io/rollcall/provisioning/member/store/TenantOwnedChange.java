package io.rollcall.provisioning.member.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.account.ProfileField;
import io.rollcall.provisioning.member.MemberPatch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an edit changes of a member, as it is told and as it is written. The profile is written with the account. */
final class TenantOwnedChange {

    private static final String WRITE = """
            WITH edited AS (
                UPDATE account SET tags = $3, fields = fields || $4::text::jsonb WHERE tenant_id = $1 AND id = $2
            ), untagged AS (
                DELETE FROM account_tag WHERE tenant_id = $1 AND account_id = $2 AND NOT (tag = ANY ($3))
            )
            INSERT INTO account_tag (tenant_id, tag, account_id) SELECT $1, tag, $2 FROM unnest($3) AS tag
            ON CONFLICT DO NOTHING
            """;

    private final List<String> tags;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final List<AttributeChange> told = new ArrayList<>();

    TenantOwnedChange(TenantOwned present, MemberPatch patch, List<ProfileField> changed) {
        changed.forEach(field -> told.add(new AttributeChange(
                field.word(),
                text(field.of(present.profile())),
                text(patch.valueOf(field).orElse(null)))));
        tags = patch.tags() == null ? present.tags() : patch.tags();
        if (!tags.equals(present.tags())) {
            told.add(new AttributeChange("tags", array(present.tags()), array(tags)));
        }
        patch.fields().forEach((key, value) -> {
            JsonNode before = present.fields().get(key);
            if (!value.equals(before)) {
                fields.set(key, value);
                told.add(new AttributeChange("fields." + key, before, value));
            }
        });
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    List<AttributeChange> told() {
        return told;
    }

    Uni<Void> write(SqlConnection tx, TenantId tenant, UserId id) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addUUID(id.value())
                .addArrayOfString(tags.toArray(String[]::new))
                .addString(fields.toString());
        return tx.preparedQuery(WRITE).execute(parameters).replaceWithVoid();
    }

    private static @Nullable JsonNode text(@Nullable String value) {
        return value == null ? null : JsonNodeFactory.instance.textNode(value);
    }

    private static ArrayNode array(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
