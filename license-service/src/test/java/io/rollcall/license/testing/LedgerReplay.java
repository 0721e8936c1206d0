package io.rollcall.license.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.license.ledger.LedgerEntry;
import io.rollcall.license.ledger.LedgerFold;
import io.rollcall.license.pool.Balance;
import io.rollcall.license.pool.Movement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replays a pool's ledger through the API and compares it with the live seats. */
public final class LedgerReplay {

    private LedgerReplay() {}

    public static void assertEqualsLive(TenantId tenant, String pool) {
        assertEqualsLive(tenant, pool, new LedgerFold());
    }

    /** Also where seats were lost and put right. */
    public static void assertEqualsLiveAfterRepair(TenantId tenant, String pool) {
        assertEqualsLive(tenant, pool, LedgerFold.ofRepaired());
    }

    private static void assertEqualsLive(TenantId tenant, String pool, LedgerFold fold) {
        read(tenant, pool, fold);
        Database database = Database.app(tenant);
        assertThat(fold.holders())
                .extracting(UserId::toString)
                .containsExactlyInAnyOrderElementsOf(live(database, pool, "ASSIGNED"));
        assertThat(fold.waiting())
                .extracting(UserId::toString)
                .containsExactlyInAnyOrderElementsOf(live(database, pool, "WAITING"));
        var counters = Api.pool(tenant, pool);
        assertThat(fold.balance()).isEqualTo(new Balance(counters.getInt("allocated"), counters.getInt("waiting")));
    }

    private static List<String> live(Database database, String pool, String state) {
        return database.query("SELECT user_id FROM seat WHERE pool_id = '" + pool + "' AND state = '" + state + "'");
    }

    private static void read(TenantId tenant, String pool, LedgerFold fold) {
        String cursor = "";
        do {
            var page = Api.read(Api.pools(tenant) + "/" + pool + "/ledger?limit=1000" + cursor);
            page.getList("items", Line.class).forEach(line -> fold.add(line.in(pool)));
            @Nullable String next = page.getString("nextCursor");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(long sequence, String userId, Movement movement, int allocated, int waiting) {

        LedgerEntry in(String pool) {
            return new LedgerEntry(
                    PoolId.of(pool),
                    sequence,
                    UserId.of(userId),
                    movement,
                    new Balance(allocated, waiting),
                    Instant.EPOCH,
                    Cause.ofEvent("ledger", "replay"));
        }
    }
}
