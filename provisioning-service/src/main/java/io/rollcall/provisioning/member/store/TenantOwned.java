package io.rollcall.provisioning.member.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.lifecycle.store.RowJson;
import io.rollcall.provisioning.member.Owner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an edit needs to know of a member.
 *
 * @param inDirectory whether the directory still has the person, active or not
 * @param invited whether nobody but the admins has heard of the person
 * @param entitlementVersion counts what the person was entitled to
 */
record TenantOwned(
        Profile profile,
        @Nullable Owner owner,
        boolean inDirectory,
        boolean invited,
        boolean active,
        long entitlementVersion,
        List<String> tags,
        JsonNode fields) {

    private static final String LOOK = """
            SELECT a.user_name, a.external_id, a.display_name, a.given_name, a.family_name, a.email, a.title,
                a.department, a.tags, a.fields::text, a.directory_id, d.name AS directory_name, d.provider,
                a.directory_id IS NOT NULL AND a.deactivated_because IS DISTINCT FROM 'IDP_DELETED' AS in_directory,
                a.status = 'INVITED' AS invited, a.status = 'ACTIVE' AS active, a.entitlement_version
            FROM account a LEFT JOIN directory d ON d.tenant_id = a.tenant_id AND d.id = a.directory_id
            WHERE a.tenant_id = $1 AND a.id = $2 AND a.status IS NOT NULL AND a.status <> 'ERASED'
            """;

    private static final String LOCK = LOOK + " FOR UPDATE OF a";

    static Uni<Optional<TenantOwned>> lock(SqlConnection tx, TenantId tenant, UserId id) {
        return find(LOCK, tx, tenant, id);
    }

    /** Without a lock: it may be different at once. */
    static Uni<Optional<TenantOwned>> look(SqlConnection tx, TenantId tenant, UserId id) {
        return find(LOOK, tx, tenant, id);
    }

    private static Uni<Optional<TenantOwned>> find(String statement, SqlConnection tx, TenantId tenant, UserId id) {
        return tx.preparedQuery(statement)
                .execute(Tuple.of(tenant.value(), id.value()))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(read(row));
                    }
                    return Optional.empty();
                });
    }

    private static TenantOwned read(Row row) {
        return new TenantOwned(
                MemberRow.profile(row),
                MemberRow.owner(row),
                row.getBoolean("in_directory"),
                row.getBoolean("invited"),
                row.getBoolean("active"),
                row.getLong("entitlement_version"),
                Arrays.asList(row.getArrayOfStrings("tags")),
                RowJson.tree(row.getString("fields")));
    }
}
