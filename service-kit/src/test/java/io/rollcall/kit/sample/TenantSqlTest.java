package io.rollcall.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.SqlFailures;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SampleService
class TenantSqlTest {

    private static final TenantId TENANT = new TenantId("sql-test");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TenantSql sql;

    @Inject
    Pool pool;

    @Test
    void workIsCommitted() {
        // When
        run(insert("committed", "yes"));

        // Then
        assertThat(name("committed")).isEqualTo("yes");
    }

    @Test
    void workThatFailsLeavesNothing() {
        // When
        assertThatThrownBy(() -> await(sql.inTransaction(
                        TENANT,
                        tx -> put(tx, "failed", "x")
                                .chain(() -> Uni.createFrom()
                                        .<Void>failure(new IllegalStateException("changed its mind"))))))

                // Then
                .hasMessageContaining("changed its mind");
        assertThat(name("failed")).isNull();
    }

    @Test
    void workThatThrowsLeavesNothing() {
        // When
        assertThatThrownBy(() -> await(sql.<String>inTransaction(TENANT, tx -> {
                    throw new IllegalStateException("at once");
                })))

                // Then
                .hasMessageContaining("at once");
        assertThat(poolIsWhole()).isTrue();
    }

    @Test
    void anErrorThatTheWorkPassedOverIsNotReportedAsSuccess() {
        // When
        assertThatThrownBy(() -> await(sql.inTransaction(
                        TENANT,
                        tx -> put(tx, "swallowed", "x")
                                .chain(() -> tx.query("SELECT 1/0").execute())
                                .onFailure()
                                .recoverWithNull()
                                .replaceWith("all fine"))))

                // Then
                .satisfies(failure -> assertThat(SqlFailures.sqlState(failure)).isEqualTo("25P02"));
        assertThat(name("swallowed")).isNull();
    }

    @Test
    void anotherTenantsRowCannotBeWritten() {
        // When
        assertThatThrownBy(() -> await(sql.inTransaction(
                        TENANT,
                        tx -> tx.query("INSERT INTO label VALUES ('victim', 'r', 1, 'mine now')")
                                .execute())))

                // Then
                .satisfies(failure -> assertThat(SqlFailures.sqlState(failure)).isEqualTo("42501"));
    }

    @Test
    void withoutATenantNothingIsVisible() {
        // Given
        run(insert("visible", "to its tenant"));

        // When
        long count = await(pool.query("SELECT count(*) FROM label").execute())
                .iterator()
                .next()
                .getLong(0);

        // Then
        assertThat(count).isZero();
    }

    @Test
    void theTenantEndsWithTheTransaction() {
        // Given
        run(insert("before", "x"));

        // When
        List<Long> counts = IntStream.range(0, 50)
                .mapToObj(i -> await(pool.query("SELECT count(*) FROM label").execute())
                        .iterator()
                        .next()
                        .getLong(0))
                .toList();

        // Then
        assertThat(counts).containsOnly(0L);
    }

    @Test
    void aReadCannotWrite() {
        // When
        assertThatThrownBy(() -> await(sql.read(TENANT, tx -> put(tx, "read", "x"))))

                // Then
                .satisfies(failure -> assertThat(SqlFailures.sqlState(failure)).isEqualTo("25006"));
        assertThat(poolIsWhole()).isTrue();
    }

    @Test
    void transactionsThatDeadlockAreRepeated() {
        // Given
        run(insert("left", "0"));
        run(insert("right", "0"));
        AtomicInteger attempts = new AtomicInteger();

        // When
        await(Uni.join()
                .all(swap("left", "right", attempts), swap("right", "left", attempts))
                .andFailFast());

        // Then
        assertThat(attempts.get()).isGreaterThan(2);
        assertThat(name("left")).isEqualTo("000");
    }

    @Test
    void aCallerThatGivesUpLeavesNoConnectionBehind() {
        // Given
        List<Uni<Void>> abandoned = IntStream.range(0, 60)
                .mapToObj(i -> sql.inTransaction(
                                TENANT,
                                tx -> tx.query("SELECT pg_sleep(0.05)")
                                        .execute()
                                        .replaceWithVoid())
                        .ifNoItem()
                        .after(Duration.ofMillis(5))
                        .recoverWithUni(() -> Uni.createFrom().voidItem()))
                .toList();

        // When
        await(Uni.join().all(abandoned).andFailFast());

        // Then
        assertThat(poolIsWhole()).isTrue();
    }

    private Uni<Void> swap(String first, String second, AtomicInteger attempts) {
        return sql.inTransaction(TENANT, tx -> {
            attempts.incrementAndGet();
            return append(tx, first)
                    .chain(() -> tx.query("SELECT pg_sleep(0.2)").execute())
                    .chain(() -> append(tx, second));
        });
    }

    private static Uni<Void> append(SqlConnection tx, String role) {
        return tx.preparedQuery("UPDATE label SET name = name || '0' WHERE role = $1")
                .execute(Tuple.of(role))
                .replaceWithVoid();
    }

    /** Every connection of the pool can be had, and none is inside a transaction. */
    private boolean poolIsWhole() {
        return await(Uni.join()
                        .all(IntStream.range(0, 40)
                                .mapToObj(i -> sql.read(
                                        TENANT,
                                        tx -> tx.query("SELECT pg_sleep(0.02)")
                                                .execute()
                                                .replaceWith(Boolean.TRUE)))
                                .toList())
                        .andFailFast())
                .stream()
                .allMatch(Boolean.TRUE::equals);
    }

    private Uni<Void> insert(String role, String name) {
        return sql.inTransaction(TENANT, tx -> put(tx, role, name));
    }

    private static Uni<Void> put(SqlConnection tx, String role, String name) {
        return tx.preparedQuery("""
                        INSERT INTO label VALUES (current_tenant(), $1, 1, $2)
                        ON CONFLICT (tenant_id, role) DO UPDATE SET name = excluded.name
                        """).execute(Tuple.of(role, name)).replaceWithVoid();
    }

    private static @org.jspecify.annotations.Nullable String name(String role) {
        return SampleDatabase.value(TENANT.value(), "SELECT name FROM label WHERE role = ?", role);
    }

    private static void run(Uni<Void> work) {
        work.await().atMost(PATIENCE);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
