package io.rollcall.launcher.demo;

import static io.rollcall.launcher.demo.Stage.millis;

/** Somebody marries and takes another family name. */
final class PersonRenamed implements Scene {

    @Override
    public void play(Stage stage) {
        var cast = stage.company().cast();
        var user = stage.user(cast.bride());
        var married = cast.bride().withFamilyName(cast.marriedName());
        stage.idp().update(user.id(), married);
        var change = "%s is called %s now".formatted(cast.bride().displayName(), married.displayName());
        var effect =
                stage.awaitMember(change, user, member -> member.displayName().equals(married.displayName()));
        stage.say("%s: known to the vendor after %s.".formatted(change, millis(effect.after())));
    }
}
