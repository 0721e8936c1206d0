package io.rollcall.gateway.user.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UserSqlTest {
    /** Longer ones the SQL client would prepare again for every request. */
    private static final int CACHED_LENGTH = 2048;

    @Test
    void every_statement_is_short_enough_to_stay_prepared() {
        assertThat(Arrays.stream(UserSql.class.getDeclaredFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                        .filter(field -> text(field).length() >= CACHED_LENGTH)
                        .map(Field::getName))
                .isEmpty();
    }

    private static String text(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
