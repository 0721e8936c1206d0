package io.rollcall.launcher.demo;

import static io.rollcall.launcher.demo.Stage.millis;

/** Somebody goes from the first team to the second. */
final class Mover implements Scene {

    @Override
    public void play(Stage stage) {
        var company = stage.company();
        var user = stage.user(company.cast().mover());
        var from = company.first();
        var to = company.second();
        stage.idp().removeMember(stage.group(from), user);
        stage.idp().addMember(stage.group(to), user);
        var change = "%s moved from %s to %s".formatted(user.person().displayName(), from.name(), to.name());
        var effect = stage.awaitMember(
                change,
                user,
                member -> member.has(to.access())
                        && member.groups().contains(to.name())
                        && !member.groups().contains(from.name()));
        stage.say("%s: %s after %s.".formatted(change, stage.accessOf(effect.seen()), millis(effect.after())));
    }
}
