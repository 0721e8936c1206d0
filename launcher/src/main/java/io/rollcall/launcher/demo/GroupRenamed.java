package io.rollcall.launcher.demo;

import static io.rollcall.launcher.demo.Stage.millis;

/** The last team gets another name; its members stay in it. */
final class GroupRenamed implements Scene {

    @Override
    public void play(Stage stage) {
        var team = stage.company().last();
        var renamed = stage.company().lastTeamRenamed();
        stage.idp().renameGroup(stage.group(team).id(), renamed);
        var change = "The group %s is called %s now".formatted(team.name(), renamed);
        var ids = team.people().stream().map(person -> stage.user(person).id()).toList();
        var effect = stage.watcher()
                .await(
                        change,
                        () -> stage.view().members().stream()
                                .filter(member -> ids.contains(member.id()))
                                .filter(member -> member.groups().contains(renamed))
                                .count(),
                        count -> count == ids.size(),
                        count -> "%d of %d members are shown in it".formatted(count, ids.size()));
        stage.say("%s: all its %d members are shown in it after %s."
                .formatted(change, ids.size(), millis(effect.after())));
    }
}
