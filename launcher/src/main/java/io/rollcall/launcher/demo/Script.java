package io.rollcall.launcher.demo;

import io.rollcall.testing.idp.EntraClient;
import io.rollcall.testing.idp.UnexpectedAnswerException;
import java.io.UncheckedIOException;
import java.util.List;

/** The scenes of one company, in their order: each builds on those before. */
record Script(Stage stage, List<Scene> scenes) {
    Script {
        scenes = List.copyOf(scenes);
    }

    /** With Okta a leaver is deactivated, and reactivated when hired again. */
    static Script okta(Stage stage, WrongToken wrongToken) {
        return new Script(
                stage,
                List.of(
                        new ConnectionTest(),
                        new InitialImport(),
                        new Joiner(),
                        new Mover(),
                        new Leaver(),
                        new Rehire(),
                        new PersonRenamed(),
                        new GroupRenamed(),
                        wrongToken));
    }

    /** With Entra ID a leaver is deleted in the end, and created again when hired again. */
    static Script entra(Stage stage, EntraClient entra, WrongToken wrongToken) {
        return new Script(
                stage,
                List.of(
                        new ConnectionTest(),
                        new InitialImport(),
                        new Joiner(),
                        new Mover(),
                        new Leaver(),
                        new HardDelete(entra),
                        new Rehire(),
                        new PersonRenamed(),
                        new GroupRenamed(),
                        wrongToken));
    }

    /** Plays until a scene fails; a sentence about that one, or none. */
    List<String> play() {
        stage.announce();
        for (var scene : scenes) {
            try {
                scene.play(stage);
            } catch (NotEffectiveException e) {
                return List.of(e.getMessage());
            } catch (UnexpectedAnswerException | UncheckedIOException e) {
                return List.of("%s gave up: %s".formatted(stage.idp().name(), e.getMessage()));
            }
        }
        return List.of();
    }
}
