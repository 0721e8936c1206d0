package io.rollcall.kit.sample;

import static io.rollcall.kit.sample.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SampleService
class GrowingTablesTest {

    private static final TenantId TENANT = new TenantId("growing");
    private static final String NEVER_ANALYZED = "-1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TenantSql sql;

    GrowingTablesTest(TenantSql sql) {
        this.sql = sql;
    }

    @AfterEach
    void dropTables() {
        SampleDatabase.asOwner("DROP TABLE grown_a, grown_b");
    }

    @Test
    void whatGrewFromNothingIsAnalyzedWhenSomethingIsWritten() {
        // Given
        table("grown_a", 1_500);
        table("grown_b", 5_000);

        // When
        write();

        // Then
        eventually(() -> assertThat(rows("grown_a")).isEqualTo("1500"));
        eventually(() -> assertThat(rows("grown_b")).isEqualTo("5000"));
    }

    @Test
    void soIsATableOfWhichAPartialIndexGrew() {
        // Given
        table("grown_a", 40_000);
        SampleDatabase.asOwner("CREATE INDEX ON grown_a (id) WHERE id < 0");
        SampleDatabase.asOwner("ANALYZE grown_a");
        SampleDatabase.asOwner("UPDATE grown_a SET id = -id WHERE id BETWEEN 1 AND 1500");
        SampleDatabase.asOwner("DELETE FROM grown_a WHERE id > 39000");
        table("grown_b", 1_500);

        // When
        write();

        // Then
        eventually(() -> assertThat(rows("grown_a")).isEqualTo("39000"));
    }

    @Test
    void whatHasFewRowsIsNot() {
        // Given
        table("grown_a", 50);
        table("grown_b", 1_500);

        // When
        write();

        // Then
        eventually(() -> assertThat(rows("grown_b")).isEqualTo("1500"));
        assertThat(rows("grown_a")).isEqualTo(NEVER_ANALYZED);
    }

    @Test
    void whatHasManyIsLeftToTheDatabase() {
        // Given
        table("grown_a", 40_000);
        SampleDatabase.asOwner("ANALYZE grown_a");
        add("grown_a", 40_001, 200_000);
        table("grown_b", 1_500);

        // When
        write();

        // Then
        eventually(() -> assertThat(rows("grown_b")).isEqualTo("1500"));
        assertThat(rows("grown_a")).isEqualTo("40000");
    }

    /** A look may just have been: the next is a second later, when something is written. */
    private void write() {
        eventually(() -> {
            sql.inTransaction(TENANT, tx -> Uni.createFrom().voidItem()).await().atMost(PATIENCE);
            assertThat(rows("grown_b")).isNotEqualTo(NEVER_ANALYZED);
        });
    }

    private static void table(String name, int rows) {
        SampleDatabase.asOwner("CREATE TABLE " + name + " (id integer PRIMARY KEY) WITH (autovacuum_enabled = false)");
        add(name, 1, rows);
    }

    private static void add(String name, int first, int last) {
        SampleDatabase.asOwner("INSERT INTO " + name + " SELECT generate_series(" + first + ", " + last + ")");
    }

    private static @Nullable String rows(String table) {
        return SampleDatabase.value(TENANT.value(), "SELECT reltuples FROM pg_class WHERE relname = ?", table);
    }
}
