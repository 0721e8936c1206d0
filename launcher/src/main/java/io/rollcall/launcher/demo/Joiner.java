package io.rollcall.launcher.demo;

import static io.rollcall.launcher.demo.Stage.millis;

import io.rollcall.testing.idp.Provisioned;

/** Somebody new comes to the first team. */
final class Joiner implements Scene {

    @Override
    public void play(Stage stage) {
        var person = stage.company().cast().joiner();
        var team = stage.company().first();
        var user = stage.idp().assign(person);
        if (!user.created()) {
            sendAway(stage, user);
            user = stage.idp().assign(person);
        }
        stage.enter(user);
        stage.idp().addMember(stage.group(team), user);
        var change = person.displayName() + " joined " + team.name();
        var effect = stage.awaitMember(change, user, member -> member.has(team.access()));
        stage.say("%s: %s after %s.".formatted(change, stage.accessOf(effect.seen()), millis(effect.after())));
    }

    /** After an earlier run the person is there already, and would not be seen to join. */
    private static void sendAway(Stage stage, Provisioned user) {
        stage.idp().removeMember(stage.group(stage.company().first()), user);
        stage.idp().unassign(user.id());
        var change = user.person().displayName() + " was here from an earlier run and left first";
        stage.awaitMember(change, user, Member::isDeactivatedWithoutSeats);
        stage.say(change + ".");
    }
}
