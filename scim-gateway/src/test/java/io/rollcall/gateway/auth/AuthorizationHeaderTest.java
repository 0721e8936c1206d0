package io.rollcall.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTest {

    @ParameterizedTest
    @CsvSource({"Bearer abc, abc", "bearer abc, abc", "BEARER   a.b-c_~+/=, a.b-c_~+/=", "'  Bearer\tabc  ', abc"})
    void a_token_is_read_in_any_case(String header, String token) {
        assertThat(AuthorizationHeader.parse(header)).isEqualTo(new AuthorizationHeader.Bearer(token));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void no_header_is_a_missing_token(@Nullable String header) {
        assertThat(AuthorizationHeader.parse(header)).isEqualTo(new AuthorizationHeader.Unusable(Refusal.MISSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "abc", "Bearerabc", "Bear er", "Token abc"})
    void other_schemes_are_named_as_such(String header) {
        assertThat(AuthorizationHeader.parse(header)).isEqualTo(new AuthorizationHeader.Unusable(Refusal.OTHER_SCHEME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer \"abc\"", "Bearer a b", "Bearer <token>", "Bearer é"})
    void what_cannot_be_a_token_is_malformed(String header) {
        assertThat(AuthorizationHeader.parse(header)).isEqualTo(new AuthorizationHeader.Unusable(Refusal.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = "secret")
    void a_token_is_never_printed(String token) {
        assertThat(AuthorizationHeader.parse("Bearer " + token).toString()).doesNotContain(token);
    }
}
