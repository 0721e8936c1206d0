package io.rollcall.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterScopeTest {
    private final FilterScope scope =
            new FilterScope(List.of(Schemas.userType(), Schemas.groupType()), Dialect.lenient());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            displayName eq "x"                     | displayName eq "x"
            userName eq "x"                        | not (id pr)
            userName ne "x"                        | id pr
            userName eq null                       | id pr
            userName ne null                       | not (id pr)
            userName pr                            | not (id pr)
            name.givenName sw "x"                  | not (id pr)
            emails[type eq "work"]                 | not (id pr)
            not (userName pr) and members pr       | not (not (id pr)) and members pr
            userName pr or displayName pr          | not (id pr) or displayName pr
            """)
    void anAttributeThatTheTypeDoesNotHaveIsOneWithoutAValue(String filter, String expected) {
        Filter within = scope.within(Schemas.groupType(), Filter.parse(filter, Dialect.lenient()));

        assertThat(within).isEqualTo(Filter.parse(expected, Dialect.lenient()));
    }

    @Test
    void anAttributeThatNoTypeHasIsRefused() {
        Filter filter = Filter.parse("displayName pr or nope eq 1", Dialect.lenient());

        assertThatThrownBy(() -> scope.within(Schemas.userType(), filter))
                .isInstanceOf(ScimException.class)
                .hasMessageContaining("nope");
    }
}
