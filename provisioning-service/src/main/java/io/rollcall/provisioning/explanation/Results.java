package io.rollcall.provisioning.explanation;

import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.audit.AccessFacts;
import io.rollcall.provisioning.audit.AuditLog.Found;
import io.rollcall.provisioning.explanation.Explanation.RoleResult;
import io.rollcall.provisioning.explanation.Explanation.SeatResult;
import io.rollcall.provisioning.member.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what a person is entitled to with what they have, and finds the entry that told each. */
final class Results {

    private static final String NAMED = "the identity provider names it for the person";

    private Results() {}

    static List<RoleResult> roles(Member member, Judged judged, Verdict verdict, List<Found> entries) {
        List<RoleResult> results = new ArrayList<>();
        for (Member.NamedRole role : member.roles()) {
            RoleGrant grant = role.grant();
            Found told = latest(entries, Set.of(AccessFacts.got(grant)));
            String why = judged.roles().contains(grant)
                    ? from(judged, verdict, grant)
                    : "not from an assignment: " + granted(told);
            results.add(new RoleResult(grant, role.name(), true, why, told));
        }
        for (RoleGrant grant : judged.roles()) {
            if (member.roles().stream().noneMatch(it -> it.grant().equals(grant))) {
                String why = from(judged, verdict, grant) + "; not in effect yet, or there is no such role";
                results.add(new RoleResult(grant, grant.role().value(), false, why, null));
            }
        }
        return results;
    }

    static List<SeatResult> seats(Member member, Judged judged, Verdict verdict, List<Found> entries) {
        List<SeatResult> results = new ArrayList<>();
        for (HeldSeat held : member.seats()) {
            SeatTypeKey type = held.seatType();
            String source = judged.seats().contains(type) ? from(judged, verdict, type) : "not from an assignment";
            results.add(
                    switch (held.state()) {
                        case ASSIGNED -> new SeatResult(type, held, source, latest(entries, AccessFacts.seated(type)));
                        case WAITING ->
                            new SeatResult(
                                    type,
                                    held,
                                    source + "; all seats of the type are taken, the next free one goes by the line",
                                    latest(entries, Set.of(AccessFacts.waits(type))));
                    });
        }
        for (SeatTypeKey type : judged.seats()) {
            if (member.seats().stream().noneMatch(it -> it.seatType().equals(type))) {
                String why =
                        from(judged, verdict, type) + "; neither given nor in the line yet, or no pool has such seats";
                results.add(new SeatResult(type, null, why, null));
            }
        }
        return results;
    }

    /** Where roles add up, a role may be from an assignment below the one that decides. */
    private static String from(Judged judged, Verdict verdict, RoleGrant grant) {
        if (judged.named().roles().contains(grant)) {
            return NAMED;
        }
        return verdict.giverOf(grant).map(Results::quoted).orElseGet(() -> from(verdict));
    }

    private static String from(Judged judged, Verdict verdict, SeatTypeKey type) {
        return judged.named().seats().contains(type) ? NAMED : from(verdict);
    }

    private static String from(Verdict verdict) {
        return switch (verdict.kind()) {
            case ASSIGNMENT ->
                quoted(verdict.winner() == null ? "" : verdict.winner().name());
            case EVERYONE_ELSE -> "what everyone else gets";
            case INACTIVE -> "the account is not active";
        };
    }

    private static String quoted(String assignment) {
        return "from \"" + assignment + "\"";
    }

    private static String granted(@Nullable Found told) {
        return told == null ? "given directly" : "given by " + told.actorName();
    }

    /** Entries come with the latest first. */
    private static @Nullable Found latest(List<Found> entries, Set<String> sentences) {
        return entries.stream()
                .filter(it -> sentences.contains(it.entry().sentence()))
                .findFirst()
                .orElse(null);
    }
}
