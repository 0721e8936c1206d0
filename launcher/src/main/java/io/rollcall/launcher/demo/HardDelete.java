package io.rollcall.launcher.demo;

import io.rollcall.testing.idp.EntraClient;

/** The leaver is deleted for good at Microsoft, which Entra ID passes on. */
record HardDelete(EntraClient entra) implements Scene {

    @Override
    public void play(Stage stage) {
        var user = stage.user(stage.company().cast().leaver());
        entra.delete(user.id());
        stage.say("%s was deleted for good.".formatted(user.person().displayName()));
    }
}
