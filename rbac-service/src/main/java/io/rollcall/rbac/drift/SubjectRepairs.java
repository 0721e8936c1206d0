package io.rollcall.rbac.drift;

import io.rollcall.events.Cause;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.drift.Correction;
import io.rollcall.kit.drift.Difference;
import io.rollcall.kit.drift.Known;
import io.rollcall.kit.drift.Repairs;
import io.rollcall.rbac.access.GrantText;
import io.rollcall.rbac.access.Origins;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.grant.ManualRestoration;
import io.rollcall.rbac.subject.SubjectProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes over what the gateway, the entitlements and the seats say of people, and works out their roles again. */
@ApplicationScoped
public class SubjectRepairs implements Repairs {

    private final SubjectProjection projection;
    private final ManualRestoration manual;

    SubjectRepairs(SubjectProjection projection, ManualRestoration manual) {
        this.projection = projection;
        this.manual = manual;
    }

    @Override
    public Uni<Void> lock(SqlConnection tx, TenantId tenant, List<Correction> corrections) {
        return projection.lock(
                tx,
                tenant,
                corrections.stream()
                        .map(correction -> new UserId(correction.id()))
                        .toList());
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, TenantId tenant, List<Correction> corrections, Cause cause) {
        Map<UserId, UnaryOperator<Subject>> said = corrections.stream()
                .collect(Collectors.toMap(
                        correction -> new UserId(correction.id()),
                        correction -> subject -> corrected(subject, correction)));
        return manual.restore(tx, tenant, said, cause).flatMap(restored -> {
            Map<UserId, UnaryOperator<Subject>> changes = new HashMap<>();
            restored.forEach((user, person) -> changes.put(user, any -> person));
            return projection.correct(tx, tenant, changes, cause);
        });
    }

    private static Subject corrected(Subject subject, Correction correction) {
        Difference people = correction.under("people");
        Difference entitled = correction.under("entitled-roles");
        Difference seats = correction.under("seats");
        Difference roles = correction.under("roles");
        Subject.Directory directory = people == null ? subject.directory() : directory(people.there());
        return new Subject(
                subject.id(),
                entitled == null ? directory : withoutDirectory(directory, entitled.there()),
                entitled == null ? subject.entitlement() : entitlement(entitled.there()),
                subject.manual(),
                seats == null ? subject.seats() : seats(seats.there()),
                roles == null ? subject.told() : told(subject.told(), roles.there()));
    }

    private static Subject.Directory directory(@Nullable Known there) {
        return there == null
                ? new Subject.Directory(0, false, null)
                : new Subject.Directory(
                        there.version(),
                        Boolean.parseBoolean(there.fields().get("active")),
                        there.fields().get("userName"));
    }

    /** Somebody whom no directory has told of, as their entitlement says, is active without one. */
    private static Subject.Directory withoutDirectory(Subject.Directory directory, @Nullable Known entitled) {
        return entitled != null && directory.version() == 0 && "0".equals(entitled.detail())
                ? Subject.Directory.local(null)
                : directory;
    }

    private static Subject.Entitlement entitlement(@Nullable Known there) {
        return there == null
                ? new Subject.Entitlement(0, false, List.of())
                : new Subject.Entitlement(
                        there.version(),
                        Boolean.parseBoolean(there.fields().get("active")),
                        grants(there, "roles"),
                        new Origins(!there.fields().containsKey("byDefault"), grants(there, "scim")));
    }

    private static Subject.Seats seats(@Nullable Known there) {
        return there == null
                ? new Subject.Seats(0, Set.of(), Set.of())
                : new Subject.Seats(there.version(), types(there, "held"), types(there, "waiting"));
    }

    /** What was told is counted on, never anew: a lost row goes on where its listeners have it. */
    private static Subject.Told told(Subject.Told own, @Nullable Known heard) {
        return heard == null || heard.version() <= own.version()
                ? own
                : new Subject.Told(heard.version(), own.version() == 0 ? grants(heard, "roles") : own.roles());
    }

    private static List<RoleGrant> grants(Known known, String field) {
        return words(known, field).map(GrantText::read).toList();
    }

    private static Set<SeatTypeKey> types(Known known, String field) {
        return words(known, field).map(SeatTypeKey::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> words(Known known, String field) {
        return Arrays.stream(known.fields().getOrDefault(field, "").split(" ")).filter(word -> !word.isEmpty());
    }
}
