package io.rollcall.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseRolesTest {
    @Test
    void fillsEveryPlaceholder() {
        var statements = DatabaseRoles.statements("gateway", "secret");

        assertThat(statements)
                .hasSize(4)
                .noneMatch(sql -> sql.contains("{{"))
                .anyMatch(sql -> sql.startsWith("CREATE DATABASE rollcall_gateway OWNER rollcall_gateway_owner"));
    }

    @Test
    void refusesAPasswordThatWouldBecomeSql() {
        assertThatThrownBy(() -> DatabaseRoles.statements("gateway", "x'; DROP DATABASE postgres; --"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password");
    }
}
