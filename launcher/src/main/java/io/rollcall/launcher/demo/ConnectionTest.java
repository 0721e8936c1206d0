package io.rollcall.launcher.demo;

import static io.rollcall.launcher.demo.Stage.millis;

import java.time.Duration;

/** The administrator of the customer enters URL and token, and presses the button that tests them. */
final class ConnectionTest implements Scene {

    @Override
    public void play(Stage stage) {
        var begin = System.nanoTime();
        var answer = stage.idp().testConnection().expect(200);
        stage.say("%s tested the connection: %d after %s."
                .formatted(stage.idp().name(), answer.status(), millis(Duration.ofNanos(System.nanoTime() - begin))));
    }
}
