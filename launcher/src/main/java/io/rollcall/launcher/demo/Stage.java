package io.rollcall.launcher.demo;

import io.rollcall.launcher.Progress;
import io.rollcall.testing.idp.FakeIdp;
import io.rollcall.testing.idp.Person;
import io.rollcall.testing.idp.Provisioned;
import io.rollcall.testing.idp.PushedGroup;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What the scenes of one company share: its identity provider, what the vendor sees, and who is where. */
final class Stage {
    private final Company company;
    private final FakeIdp idp;
    private final TenantView view;
    private final Effect.Watcher watcher;
    private final Progress story;
    private final Map<Person, Provisioned> users = new HashMap<>();
    private final Map<Team, PushedGroup> groups = new HashMap<>();

    Stage(Company company, FakeIdp idp, TenantView view, Effect.Watcher watcher, Progress story) {
        this.company = company;
        this.idp = idp;
        this.view = view;
        this.watcher = watcher;
        this.story = story;
    }

    Company company() {
        return company;
    }

    FakeIdp idp() {
        return idp;
    }

    TenantView view() {
        return view;
    }

    Effect.Watcher watcher() {
        return watcher;
    }

    void announce() {
        story.say("%s in %s".formatted(idp.name(), company.tenant()));
    }

    void say(String sentence) {
        story.say("  " + sentence);
    }

    void enter(Provisioned user) {
        users.put(user.person(), user);
    }

    void enter(Team team, PushedGroup group) {
        groups.put(team, group);
    }

    /** The directory's entry of somebody who was assigned before. */
    Provisioned user(Person person) {
        return Objects.requireNonNull(users.get(person), () -> person.displayName() + " was not assigned");
    }

    /** The joiner's id, once there is one. */
    Optional<String> joinerId() {
        return Optional.ofNullable(users.get(company.cast().joiner())).map(Provisioned::id);
    }

    PushedGroup group(Team team) {
        return Objects.requireNonNull(groups.get(team), () -> team.name() + " was not pushed");
    }

    /** Waits until the person, as the admin API shows them, is as wanted. */
    Effect<Member> awaitMember(String change, Provisioned user, Predicate<Member> wanted) {
        var effect = watcher.<Optional<Member>>await(
                change,
                () -> view.member(user.id()),
                seen -> seen.filter(wanted).isPresent(),
                seen -> seen.map(member -> "the member is " + member.describe()).orElse("there is no such member"));
        return new Effect<>(effect.seen().orElseThrow(), effect.after());
    }

    /** "role Recruiter++ and a Full seat": what a member has. */
    String accessOf(Member member) {
        var seats = member.seats().keySet().stream().map(type -> " and a " + view.seatName(type) + " seat");
        return "role " + member.roleNames() + seats.reduce("", String::concat);
    }

    static String millis(Duration time) {
        return time.toMillis() + " ms";
    }
}
