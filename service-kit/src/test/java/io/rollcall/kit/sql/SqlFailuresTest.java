package io.rollcall.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "57P03", "25006", "28P01"})
    void whatTheServerSuffersFromPasses(String state) {
        assertThat(SqlFailures.isTransient(new CompletionException(postgres(state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "23514", "42501", "42703", "P0001"})
    void whatTheDataOrTheCodeCausesComesBack(String state) {
        assertThat(SqlFailures.isTransient(new SQLException("no", state))).isFalse();
    }

    @Test
    void aLostConnectionPasses() {
        assertThat(SqlFailures.isTransient(new IllegalStateException(new ConnectException())))
                .isTrue();
    }

    @Test
    void aMistakeInTheCodeDoesNotPass() {
        assertThat(SqlFailures.isTransient(new NullPointerException())).isFalse();
    }

    private static PgException postgres(String state) {
        return new PgException("no", "ERROR", state, "");
    }
}
