package io.rollcall.launcher.demo;

import static io.rollcall.launcher.demo.Stage.millis;

/** Somebody leaves the company, and must not get in from then on. */
final class Leaver implements Scene {
    private static final String REFUSED = "USER_INACTIVE";

    @Override
    public void play(Stage stage) {
        var team = stage.company().first();
        var user = stage.user(stage.company().cast().leaver());
        stage.idp().unassign(user.id());
        var change = user.person().displayName() + " left";
        var refused = stage.watcher()
                .await(
                        change,
                        () -> stage.view().mayUseSearch(user.id()),
                        REFUSED::equals,
                        reason -> "a check still answers " + reason);
        var freed = stage.awaitMember(change, user, Member::isDeactivatedWithoutSeats);
        stage.say("%s: checks answer %s after %s; account deactivated%s after %s."
                .formatted(
                        change,
                        refused.seen(),
                        millis(refused.after()),
                        team.access()
                                .seatType()
                                .map(type -> " and " + stage.view().seatName(type) + " seat free")
                                .orElse(""),
                        millis(refused.after().plus(freed.after()))));
        stage.idp().removeMember(stage.group(team), user);
    }
}
