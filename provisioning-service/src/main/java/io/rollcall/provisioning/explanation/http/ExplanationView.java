package io.rollcall.provisioning.explanation.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.GroupRef;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.User;
import io.rollcall.events.UserSetting;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.assignment.UpdateMode;
import io.rollcall.provisioning.audit.AuditLog.Found;
import io.rollcall.provisioning.audit.http.EntryView;
import io.rollcall.provisioning.explanation.Explanation;
import io.rollcall.provisioning.explanation.Explanation.RoleResult;
import io.rollcall.provisioning.explanation.Explanation.SeatResult;
import io.rollcall.provisioning.explanation.Verdict;
import io.rollcall.provisioning.member.Member;
import io.rollcall.provisioning.member.Owner;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a member has what they have: what the directory said, the rule that decides, and what came of it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Explanation")
public record ExplanationView(Who member, Said directory, Rule rule, List<Losing> losing, Result result) {

    /** The member. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ExplainedMember")
    public record Who(
            UUID id, @Nullable String displayName, String userName, User.Status status, Member.Standing standing) {}

    /**
     * What the directory said.
     *
     * @param owner absent for a person whom only the tenant's admins know
     * @param event what it told last
     * @param hold that a deactivation is held back, where one is
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ExplainedDirectory")
    public record Said(
            @Nullable Owner owner,
            Profile attributes,
            List<GroupRef> groups,
            @Nullable EntryView event,
            @Nullable EntryView hold) {}

    /**
     * What decides.
     *
     * @param rank absent when the assignment is not in the list any more
     * @param via the name of the group through which it matches
     * @param event by which the person became entitled to it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ExplainedRule")
    public record Rule(
            Verdict.Kind kind,
            @Nullable AssignmentRef assignment,
            @Nullable Integer rank,
            @Nullable String via,
            @Nullable UpdateMode updateMode,
            String sentence,
            List<RoleGrant> roles,
            List<SeatTypeKey> seats,
            @Nullable EntryView event) {}

    /** An assignment that does not decide, and why. */
    @Schema(name = "ExplainedLoser")
    public record Losing(UUID id, String name, int rank, boolean matches, String why) {}

    /** What the person has, and what they should have and have not. */
    @Schema(name = "ExplainedResult")
    public record Result(List<Role> roles, List<Seat> seats, List<UserSetting> settings) {}

    /** A role. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ExplainedRole")
    public record Role(
            String role,
            String name,
            @Nullable String workspace,
            boolean effective,
            String why,
            @Nullable EntryView event) {

        static Role of(RoleResult result) {
            RoleGrant grant = result.grant();
            return new Role(
                    grant.role().value(),
                    result.name(),
                    grant.workspace(),
                    result.effective(),
                    result.why(),
                    entry(result.told()));
        }
    }

    /** A seat; without a state when it is neither held nor waited for. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ExplainedSeat")
    public record Seat(
            SeatTypeKey seatType,
            HeldSeat.@Nullable State state,
            @Nullable Instant since,
            String why,
            @Nullable EntryView event) {

        static Seat of(SeatResult result) {
            HeldSeat held = result.held();
            return new Seat(
                    result.type(),
                    held == null ? null : held.state(),
                    held == null ? null : held.since(),
                    result.why(),
                    entry(result.told()));
        }
    }

    static ExplanationView of(Explanation explanation) {
        Member member = explanation.member();
        return new ExplanationView(
                new Who(
                        member.id().value(),
                        member.profile().displayName(),
                        member.profile().userName(),
                        member.status(),
                        member.standing()),
                new Said(
                        member.owner(),
                        member.profile(),
                        explanation.judged().groups(),
                        entry(explanation.said()),
                        entry(explanation.hold())),
                rule(explanation),
                explanation.verdict().losers().stream()
                        .map(it -> new Losing(
                                it.assignment().id().value(),
                                it.assignment().name(),
                                it.rank(),
                                it.matches(),
                                it.why()))
                        .toList(),
                new Result(
                        explanation.roles().stream().map(Role::of).toList(),
                        explanation.seats().stream().map(Seat::of).toList(),
                        member.settings()));
    }

    private static Rule rule(Explanation explanation) {
        Verdict verdict = explanation.verdict();
        return new Rule(
                verdict.kind(),
                verdict.winner(),
                verdict.rank(),
                verdict.via(),
                verdict.updateMode(),
                verdict.sentence(),
                explanation.judged().roles(),
                explanation.judged().seats(),
                entry(explanation.decided()));
    }

    private static @Nullable EntryView entry(@Nullable Found found) {
        return found == null ? null : EntryView.of(found);
    }
}
