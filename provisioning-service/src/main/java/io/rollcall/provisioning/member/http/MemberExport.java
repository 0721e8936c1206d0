package io.rollcall.provisioning.member.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Csv;
import io.rollcall.provisioning.column.MemberColumn;
import io.rollcall.provisioning.column.MemberColumns;
import io.rollcall.provisioning.member.Member;
import io.rollcall.provisioning.member.Members;
import io.rollcall.provisioning.member.Members.Found;
import io.rollcall.provisioning.member.Members.Position;
import io.rollcall.provisioning.member.Members.Query;
import io.rollcall.provisioning.member.Owner;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members as lines of CSV: exactly those of the filter, page by page, so that a large tenant fits. */
@ApplicationScoped
class MemberExport {

    private static final int PAGE = 500;
    private static final List<String> HEADINGS = List.of(
            "id",
            "userName",
            "displayName",
            "email",
            "externalId",
            "title",
            "department",
            "status",
            "standing",
            "source",
            "roles",
            "seats",
            "groups",
            "tags",
            "createdAt",
            "updatedAt");

    private final Members members;
    private final MemberColumns columns;

    MemberExport(Members members, MemberColumns columns) {
        this.members = members;
        this.columns = columns;
    }

    Multi<String> lines(TenantId tenant, MemberParameters parameters) {
        Query first = parameters.page(null, PAGE);
        return Csv.<Found>file(
                headings(),
                PAGE,
                last -> members.find(tenant, after(first, last.map(Found::position))),
                found -> cells(found.member()));
    }

    private static Query after(Query first, Optional<Position> position) {
        return new Query(first.filter(), first.sort(), first.descending(), position.orElse(null), first.limit());
    }

    private List<String> headings() {
        List<String> cells = new ArrayList<>(HEADINGS);
        columns.all().stream().map(MemberColumn::key).forEach(cells::add);
        return cells;
    }

    private static List<String> cells(Member member) {
        var profile = member.profile();
        List<String> cells = new ArrayList<>(List.of(
                member.id().toString(),
                profile.userName(),
                text(profile.displayName()),
                text(profile.email()),
                text(profile.externalId()),
                text(profile.title()),
                text(profile.department()),
                member.status().name(),
                member.standing().name(),
                source(member.owner()),
                joined(member.roles().stream().map(Member.NamedRole::name).toList()),
                joined(member.seats().stream()
                        .map(it ->
                                it.seatType().value() + " (" + it.state().name().toLowerCase(Locale.ROOT) + ")")
                        .toList()),
                joined(member.groups()),
                joined(member.tags()),
                member.createdAt().toString(),
                member.updatedAt().toString()));
        member.fields().values().stream().map(JsonNode::asText).forEach(cells::add);
        return cells;
    }

    private static String source(@Nullable Owner owner) {
        if (owner == null) {
            return "local";
        }
        return owner.name() == null ? owner.id().toString() : owner.name();
    }

    private static String joined(List<String> words) {
        return String.join("; ", words);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
