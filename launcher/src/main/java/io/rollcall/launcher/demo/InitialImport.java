package io.rollcall.launcher.demo;

import static io.rollcall.launcher.demo.Stage.millis;

import io.rollcall.launcher.LauncherException;
import io.rollcall.testing.idp.Provisioned;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The first cycle: look everybody up, create who is missing, then push the groups. */
final class InitialImport implements Scene {
    private static final int CONNECTIONS = 4;

    @Override
    public void play(Stage stage) {
        undoRename(stage);
        importPeople(stage);
        pushGroups(stage);
        awaitAccess(stage);
    }

    /** An earlier run may have left the last team under its new name. */
    private static void undoRename(Stage stage) {
        var company = stage.company();
        var original = company.last().name();
        stage.idp().findGroup(company.lastTeamRenamed()).ifPresent(group -> {
            stage.idp().renameGroup(group, original);
            stage.say("The group %s of an earlier run is called %s again."
                    .formatted(company.lastTeamRenamed(), original));
        });
    }

    private static void importPeople(Stage stage) {
        var begin = System.nanoTime();
        var users = inParallel(stage.company().people().stream()
                .<Callable<Provisioned>>map(person -> () -> stage.idp().assign(person))
                .toList());
        var seconds = (System.nanoTime() - begin) / 1e9;
        users.forEach(stage::enter);
        var created = users.stream().filter(Provisioned::created).count();
        stage.say("%s looked up %d people in %.1f s: %d created, %d found from an earlier run and adopted."
                .formatted(stage.idp().name(), users.size(), seconds, created, users.size() - created));
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) {
        try (var executor = Executors.newFixedThreadPool(CONNECTIONS)) {
            return executor.invokeAll(tasks).stream().map(InitialImport::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted during the import.", e);
        }
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted during the import.", e);
        }
    }

    private static void pushGroups(Stage stage) {
        var begin = System.nanoTime();
        var created = 0;
        for (var team : stage.company().teams()) {
            var members = team.people().stream().map(stage::user).toList();
            var group = stage.idp().pushGroup(team.name(), members);
            stage.enter(team, group);
            created += group.created() ? 1 : 0;
        }
        var teams = stage.company().teams().size();
        stage.say("%s pushed %d groups in %.1f s: %d created, %d found and linked."
                .formatted(stage.idp().name(), teams, (System.nanoTime() - begin) / 1e9, created, teams - created));
    }

    private static void awaitAccess(Stage stage) {
        var people = stage.company().people().size();
        var effect = stage.watcher()
                .await(
                        stage.idp().name() + " imported " + people + " people",
                        () -> withoutAccess(stage),
                        List::isEmpty,
                        missing -> "%d of them have not the role and seat they should have, among them %s"
                                .formatted(missing.size(), missing.getFirst()));
        stage.say("All %d have the account, role and seat of their group %s later."
                .formatted(people, millis(effect.after())));
    }

    /** Names of the people who do not have yet what their group gives them. */
    private static List<String> withoutAccess(Stage stage) {
        var members = stage.view().members().stream().collect(Collectors.toMap(Member::id, member -> member));
        return stage.company().teams().stream()
                .flatMap(team -> team.people().stream().filter(person -> {
                    var member = members.get(stage.user(person).id());
                    return member == null || !member.has(team.access());
                }))
                .map(person -> person.displayName())
                .toList();
    }
}
