package io.rollcall.launcher.demo;

import static io.rollcall.launcher.demo.Stage.millis;

/** The leaver comes back, and is the same person everywhere. */
final class Rehire implements Scene {

    @Override
    public void play(Stage stage) {
        var person = stage.company().cast().leaver();
        var team = stage.company().first();
        var before = stage.user(person);
        var user = stage.idp().assign(person);
        stage.enter(user);
        if (!user.id().equals(before.id())) {
            throw new NotEffectiveException("%s came back, but as somebody else: id %s became %s."
                    .formatted(person.displayName(), before.id(), user.id()));
        }
        stage.idp().addMember(stage.group(team), user);
        var change = person.displayName() + " came back";
        var effect = stage.awaitMember(change, user, member -> member.has(team.access()));
        stage.say("%s (%s, same id): %s after %s."
                .formatted(
                        change,
                        user.created() ? "created again" : "reactivated",
                        stage.accessOf(effect.seen()),
                        millis(effect.after())));
    }
}
