package io.rollcall.provisioning.member.store;

import static java.util.Objects.requireNonNull;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserState;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.provisioning.lifecycle.Person;
import io.rollcall.provisioning.local.store.LocalPeople;
import io.rollcall.provisioning.setting.SettingCatalogue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Takes away what is left of a person beside the account itself, and has the topics and the gateway forget them. */
@ApplicationScoped
class Eraser {

    private static final String ERASE = """
            WITH tags AS (
                DELETE FROM account_tag WHERE tenant_id = $1 AND account_id = $2
            ), terms AS (
                DELETE FROM account_search_term WHERE tenant_id = $1 AND account_id = $2
            ), invitations AS (
                UPDATE invitation SET email = NULL WHERE tenant_id = $1 AND account_id = $2
            ), conflicts AS (
                UPDATE account_conflict SET term = NULL WHERE tenant_id = $1 AND (account_id = $2 OR other_id = $2)
            )
            UPDATE account SET tags = '{}', fields = '{}' WHERE tenant_id = $1 AND id = $2
            """;

    private final Outbox outbox;
    private final LocalPeople local;

    Eraser(Outbox outbox, LocalPeople local) {
        this.outbox = outbox;
        this.local = local;
    }

    /** Nothing was chosen for somebody of whom nothing is left. */
    private static UserState state(Person person, Instant at) {
        return person.state(requireNonNull(person.account()), SettingCatalogue.EMPTY, at);
    }

    /** After the account was erased in the same transaction. */
    Uni<Void> erase(SqlConnection tx, Person person, Instant at) {
        TenantId tenant = person.tenantId();
        return tx.preparedQuery(ERASE)
                .execute(Tuple.of(tenant.value(), person.id().value()))
                .chain(() -> outbox.forget(tx, state(person, at)))
                .chain(() -> local.announce(tx, tenant, List.of(person.id())));
    }
}
