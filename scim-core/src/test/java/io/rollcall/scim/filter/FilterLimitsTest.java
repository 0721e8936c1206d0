package io.rollcall.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterLimitsTest {
    private static final FilterLimits LIMITS = new FilterLimits(40, 2, 2);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a pr and b pr and c pr                    | 2 terms
            (((a pr)))                                | 2 levels
            a eq "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" | 40 characters
            """)
    void whatExceedsALimitIsRefusedByName(String filter, String limit) {
        assertThatThrownBy(() -> Filter.parse(filter, Dialect.lenient(), LIMITS))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.error().scimType()).isEqualTo(ScimType.INVALID_FILTER))
                .hasMessageContaining(limit);
    }

    @Test
    void whatKeepsToThemIsRead() {
        assertThat(Filter.parse("((a pr)) and b pr", Dialect.lenient(), LIMITS)).isInstanceOf(Filter.And.class);
    }

    @Test
    void operationsOfAPatchAreCounted() {
        String operation = "{\"op\":\"add\",\"path\":\"title\",\"value\":\"x\"}";
        String body = "{\"Operations\":[" + operation + "," + operation + "]}";

        PatchRequest.parse(ScimJson.standard().readObject(body), Schemas.userType(), Dialect.lenient(), 2);
        assertThatThrownBy(() -> PatchRequest.parse(
                        ScimJson.standard().readObject(body), Schemas.userType(), Dialect.lenient(), 1))
                .isInstanceOf(ScimException.class)
                .hasMessageContaining("1 operations");
    }
}
