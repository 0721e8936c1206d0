package io.rollcall.provisioning.explanation;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.audit.AuditLog;
import io.rollcall.provisioning.audit.AuditLog.Filter;
import io.rollcall.provisioning.audit.AuditLog.Found;
import io.rollcall.provisioning.audit.AuditLog.Query;
import io.rollcall.provisioning.member.Member;
import io.rollcall.provisioning.member.Members;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what this service has heard from all: nobody else is asked. */
@ApplicationScoped
public class Explanations {

    /** Who has more roles or seats than that changed them often: the entries of the oldest are not looked for. */
    private static final int ENTRIES = 100;

    private final Members members;
    private final JudgedPeople people;
    private final Assignments assignments;
    private final AuditLog log;

    Explanations(Members members, JudgedPeople people, Assignments assignments, AuditLog log) {
        this.members = members;
        this.people = people;
        this.assignments = assignments;
        this.log = log;
    }

    public Uni<Optional<Explanation>> of(TenantId tenant, UserId id) {
        return Uni.combine()
                .all()
                .unis(members.find(tenant, id), people.find(tenant, id), assignments.look(tenant))
                .asTuple()
                .flatMap(it -> {
                    Optional<Member> member = it.getItem1();
                    Optional<Judged> judged = it.getItem2();
                    return member.isEmpty() || judged.isEmpty()
                            ? Uni.createFrom().item(Optional.empty())
                            : explain(
                                            tenant,
                                            member.get(),
                                            judged.get(),
                                            it.getItem3().list())
                                    .map(Optional::of);
                });
    }

    private Uni<Explanation> explain(TenantId tenant, Member member, Judged judged, RankedAssignments list) {
        Verdict verdict = Verdict.of(list, judged);
        return Uni.combine()
                .all()
                .unis(
                        entries(tenant, member, "directory.user", 1),
                        entries(tenant, member, "directory.hold", 1),
                        entries(tenant, member, "entitlement", 1),
                        entries(tenant, member, "role", ENTRIES),
                        entries(tenant, member, "seat", ENTRIES))
                .with((said, hold, entitlement, roles, seats) -> new Explanation(
                        member,
                        judged,
                        latest(said).orElse(null),
                        latest(hold).filter(Explanations::isHeld).orElse(null),
                        verdict,
                        latest(entitlement).orElse(null),
                        Results.roles(member, judged, verdict, roles),
                        Results.seats(member, judged, verdict, seats)));
    }

    private Uni<List<Found>> entries(TenantId tenant, Member member, String type, int limit) {
        var filter = new Filter(null, null, null, member.id(), type, null);
        return log.find(tenant, new Query(filter, null, limit)).map(ArrayList::new);
    }

    private static Optional<Found> latest(List<Found> entries) {
        return entries.stream().findFirst();
    }

    /** What the directory tells of a person in the meantime does not end a hold; a decision does. */
    private static boolean isHeld(Found found) {
        return found.entry().type().equals("directory.hold.extended");
    }
}
