package io.rollcall.provisioning.lifecycle.store;

import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.entitlement.EntitledAccount;
import io.rollcall.provisioning.named.Honouring;
import io.rollcall.provisioning.named.store.PostgresHonouring;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Active accounts, without locking them: for looking at what would be. */
@ApplicationScoped
public class ActiveAccounts {

    private static final UUID LOWEST = new UUID(0, 0);

    private static final String SELECT = """
            SELECT a.id, a.entitlement_version, a.entitled, a.assignment_id, a.assignment_name, a.assignment_version,
                a.via_group, a.entitled_roles, a.entitled_seats, a.settings::text AS settings_json,
                a.named_roles, a.named_seats, a.directory_id, a.stated::text AS stated_json,
                a.roles::text AS roles_json, a.seats::text AS seats_json,
                ARRAY(
                    SELECT m.group_id FROM account_group m WHERE m.tenant_id = $1 AND m.account_id = a.id
                ) AS groups
            FROM account a WHERE a.tenant_id = $1 AND a.status = 'ACTIVE'
            """;

    private static final String PAGE = SELECT + " AND a.id > $2 ORDER BY a.id LIMIT $3";

    private static final String SOME = SELECT + " AND a.id = ANY ($2) ORDER BY a.id";

    private final PostgresHonouring honouring;

    ActiveAccounts(PostgresHonouring honouring) {
        this.honouring = honouring;
    }

    /** The next ones in the order of their ids. */
    public Uni<List<EntitledAccount>> page(SqlConnection tx, TenantId tenant, @Nullable UserId after, int limit) {
        return read(tx, tenant, PAGE, Tuple.of(tenant.value(), after == null ? LOWEST : after.value(), limit));
    }

    public Uni<List<EntitledAccount>> some(SqlConnection tx, TenantId tenant, Collection<UserId> ids) {
        return read(
                tx,
                tenant,
                SOME,
                Tuple.of(tenant.value(), ids.stream().map(UserId::value).toArray(UUID[]::new)));
    }

    private Uni<List<EntitledAccount>> read(SqlConnection tx, TenantId tenant, String statement, Tuple parameters) {
        return honouring
                .inForce(tx, tenant)
                .flatMap(inForce -> tx.preparedQuery(statement)
                        .execute(parameters)
                        .map(rows -> {
                            List<EntitledAccount> accounts = new ArrayList<>(rows.size());
                            rows.forEach(row -> accounts.add(account(row, inForce)));
                            return accounts;
                        }));
    }

    private static EntitledAccount account(Row row, Honouring honouring) {
        return new EntitledAccount(
                new UserId(row.getUUID("id")),
                AccountReader.entitlement(row),
                Arrays.stream(row.getArrayOfUUIDs("groups")).map(GroupId::new).collect(Collectors.toUnmodifiableSet()),
                AccountReader.named(row, honouring),
                RowJson.roles(row.getString("roles_json")),
                RowJson.seats(row.getString("seats_json")));
    }
}
