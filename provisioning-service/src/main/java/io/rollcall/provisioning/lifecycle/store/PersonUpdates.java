package io.rollcall.provisioning.lifecycle.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.Event;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleAssignmentEvent;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.consumer.BatchHandler;
import io.rollcall.provisioning.assignment.store.AssignmentBinding;
import io.rollcall.provisioning.lifecycle.Person;
import io.rollcall.provisioning.lifecycle.PersonNews;
import io.rollcall.provisioning.lifecycle.PersonUpdate;
import io.rollcall.provisioning.lifecycle.Reported;
import io.rollcall.provisioning.named.Honouring;
import io.rollcall.provisioning.named.store.PostgresHonouring;
import io.rollcall.provisioning.setting.SettingCatalogue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings news to the people concerned: locks them in the order of their ids, folds in plain code, writes at once. */
@ApplicationScoped
public class PersonUpdates implements PersonNews {

    private final PostgresPeople people;
    private final AssignmentBinding assignments;
    private final PostgresHonouring honouring;
    private final SettingCatalogue catalogue;

    PersonUpdates(
            PostgresPeople people,
            AssignmentBinding assignments,
            PostgresHonouring honouring,
            SettingCatalogue catalogue) {
        this.people = people;
        this.assignments = assignments;
        this.honouring = honouring;
        this.catalogue = catalogue;
    }

    @Override
    public BatchHandler ofDirectory() {
        return (tx, tenant, events) ->
                fromDirectory(tx, tenant, Causes.reported(events, DirectoryUserEvent.class, DirectoryUserEvent::cause));
    }

    @Override
    public BatchHandler ofRoles() {
        return (tx, tenant, events) -> update(
                tx,
                tenant,
                byPerson(
                        Causes.reported(events, RoleAssignmentEvent.class, RoleAssignmentEvent::cause),
                        it -> it.user().id()),
                (update, it) -> update.apply(it.event(), it.cause()));
    }

    @Override
    public BatchHandler ofSeats() {
        return (tx, tenant, events) -> update(
                tx,
                tenant,
                byPerson(
                        Causes.reported(events, SeatEvent.class, SeatEvent::cause),
                        it -> it.user().id()),
                (update, it) -> update.apply(it.event(), it.cause()));
    }

    private Uni<Void> fromDirectory(SqlConnection tx, TenantId tenant, List<Reported<DirectoryUserEvent>> news) {
        Set<GroupRef> groups =
                news.stream().flatMap(it -> it.event().user().groups().stream()).collect(Collectors.toSet());
        return assignments
                .inForce(tx, tenant, groups)
                .flatMap(inForce -> update(
                        tx,
                        tenant,
                        byPerson(news, it -> it.user().id()),
                        (update, it) -> update.apply(it.event(), inForce, it.cause())));
    }

    /**
     * Judges people by the assignments as they are now.
     *
     * @param afresh MANUAL assignments that keep nobody this time
     */
    public Uni<Void> judgeAgain(
            SqlConnection tx,
            TenantId tenant,
            Collection<UserId> ids,
            Set<AssignmentId> afresh,
            PersonUpdate.Moment moment) {
        return assignments
                .inForce(tx, tenant, Set.of())
                .flatMap(inForce -> lock(tx, tenant, ids, (found, honoured) -> {
                    List<PersonUpdate> updates = found.values().stream()
                            .map(person -> new PersonUpdate(person, catalogue, honoured))
                            .toList();
                    updates.forEach(update -> update.judgeAgain(inForce, afresh, moment));
                    return people.save(tx, tenant, updates);
                }));
    }

    /**
     * Changes accounts for an admin, or for the vendor's login. Who of them is not kept yet is there as unknown. Answers
     * the people as they are then.
     */
    public Uni<List<Person>> change(
            SqlConnection tx, TenantId tenant, Collection<UserId> ids, Consumer<PersonUpdate> change) {
        return lock(tx, tenant, ids, (found, honoured) -> {
            List<PersonUpdate> updates = ids.stream()
                    .map(id ->
                            new PersonUpdate(found.getOrDefault(id, Person.unknown(tenant, id)), catalogue, honoured))
                    .toList();
            updates.forEach(change);
            return people.save(tx, tenant, updates)
                    .replaceWith(() -> updates.stream().map(PersonUpdate::after).toList());
        });
    }

    /** Whose names count is looked up after the lock on the assignments, which those hold who change that. */
    private <T> Uni<T> lock(
            SqlConnection tx,
            TenantId tenant,
            Collection<UserId> ids,
            BiFunction<Map<UserId, Person>, Honouring, Uni<? extends T>> work) {
        return people.lock(tx, tenant, ids)
                .flatMap(found -> honouring.inForce(tx, tenant).flatMap(honoured -> work.apply(found, honoured)));
    }

    private interface Step<N> {
        void apply(PersonUpdate update, N news);
    }

    private <N> Uni<Void> update(SqlConnection tx, TenantId tenant, Map<UserId, List<N>> news, Step<N> step) {
        return lock(tx, tenant, news.keySet(), (found, honoured) -> {
            List<PersonUpdate> updates = new ArrayList<>(news.size());
            news.forEach((id, all) -> {
                Person person = found.getOrDefault(id, Person.unknown(tenant, id));
                PersonUpdate update = new PersonUpdate(person, catalogue, honoured);
                all.forEach(it -> step.apply(update, it));
                updates.add(update);
            });
            return people.save(tx, tenant, updates);
        });
    }

    private static <E extends Event> Map<UserId, List<Reported<E>>> byPerson(
            List<Reported<E>> news, Function<E, UserId> id) {
        return news.stream()
                .collect(Collectors.groupingBy(it -> id.apply(it.event()), LinkedHashMap::new, Collectors.toList()));
    }
}
