package io.rollcall.license.testing;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.seat.EntitlementView;
import io.rollcall.license.seat.Fact;
import io.rollcall.license.seat.SeatDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** More people than anybody would tell of one by one: their entitlements are heard in one transaction. */
@ApplicationScoped
public class Crowd {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TenantSql sql;
    private final SeatDesk desk;

    Crowd(TenantSql sql, SeatDesk desk) {
        this.sql = sql;
        this.desk = desk;
    }

    /** People by number, until the last one, who become entitled to a seat. */
    public void isEntitled(TenantId tenant, int first, int last, String seatType) {
        List<Fact> facts = IntStream.rangeClosed(first, last)
                .mapToObj(number -> new Someone(tenant, number))
                .map(person -> new Fact(
                        person.id(),
                        new EntitlementView(1, 0, true, Set.of(new SeatTypeKey(seatType))),
                        person.time(),
                        "entitled"))
                .toList();
        sql.inTransaction(tenant, tx -> desk.hear(tx, tenant, facts)).await().atMost(PATIENCE);
    }
}
