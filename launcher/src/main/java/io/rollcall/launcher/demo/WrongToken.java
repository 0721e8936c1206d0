package io.rollcall.launcher.demo;

import java.util.Map;

/**
 * Tokens that must not open the directory.
 *
 * @param tokens the tokens, by how people would describe them
 */
record WrongToken(Map<String, String> tokens) implements Scene {
    private static final int UNAUTHORIZED = 401;

    WrongToken {
        tokens = Map.copyOf(tokens);
    }

    @Override
    public void play(Stage stage) {
        tokens.forEach((description, token) -> {
            var answer = stage.idp().withToken(token).testConnection();
            var tried = "%s tried %s".formatted(stage.idp().name(), description);
            if (answer.status() != UNAUTHORIZED || answer.challenge().isEmpty()) {
                throw new NotEffectiveException("%s and was answered %d instead of %d with a challenge."
                        .formatted(tried, answer.status(), UNAUTHORIZED));
            }
            stage.say("%s: %d. %s"
                    .formatted(
                            tried, answer.status(), answer.body().path("detail").asText()));
        });
    }
}
