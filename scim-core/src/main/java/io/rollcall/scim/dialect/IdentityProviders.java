package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Evidence.Strength;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All providers that have a dialect, by name and by what they send. */
public final class IdentityProviders {
    private static final List<IdentityProvider> ALL = List.of(
            new Okta(),
            new Entra(),
            new GoogleWorkspace(),
            new OneLogin(),
            new JumpCloud(),
            new Rippling(),
            new Ping(),
            new KeycloakExtension(),
            new Authentik(),
            new ConnId(),
            new SailPoint(),
            new Salesforce(),
            new Generic(),
            new Strict(),
            new InteropProfile());
    private static final Map<String, IdentityProvider> BY_WORD = byWord();

    private IdentityProviders() {}

    public static List<IdentityProvider> all() {
        return ALL;
    }

    /** Any client: lenient, with the habits of nobody in particular. */
    public static IdentityProvider generic() {
        return new Generic();
    }

    /** The provider that configuration calls so; empty for words that say nothing about a dialect. */
    public static Optional<IdentityProvider> named(String word) {
        return Optional.ofNullable(BY_WORD.get(word.strip().toLowerCase(Locale.ROOT)));
    }

    /** Who sends this request, as far as line and headers tell. Who names itself is believed before any habit. */
    public static @Nullable Evidence recognise(RequestTraits request) {
        Evidence named = first(Strength.NAME, provider -> provider.recognise(request));
        return named == null ? first(Strength.HABIT, provider -> provider.habit(request)) : named;
    }

    /** Who sends this body of a POST or PUT. */
    public static @Nullable Evidence recogniseResource(ObjectNode body) {
        return first(Strength.BODY, provider -> provider.recogniseResource(body));
    }

    /** Who sends this body of a PATCH. */
    public static @Nullable Evidence recognisePatch(ObjectNode body) {
        return first(Strength.BODY, provider -> provider.recognisePatch(body));
    }

    private static @Nullable Evidence first(
            Strength strength, Function<IdentityProvider, @Nullable String> recognition) {
        for (IdentityProvider provider : ALL) {
            String reason = recognition.apply(provider);
            if (reason != null) {
                return new Evidence(provider, strength, reason);
            }
        }
        return null;
    }

    private static Map<String, IdentityProvider> byWord() {
        Map<String, IdentityProvider> words = new HashMap<>();
        for (IdentityProvider provider : ALL) {
            words.put(provider.key(), provider);
            provider.aliases().forEach(alias -> words.put(alias, provider));
        }
        return Map.copyOf(words);
    }
}
