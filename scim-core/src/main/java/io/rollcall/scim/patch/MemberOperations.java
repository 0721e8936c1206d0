package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.patch.MemberOperation.RemoveAllMembers;
import io.rollcall.scim.patch.MemberOperation.ReplaceMembers;
import io.rollcall.scim.resource.MemberIds;
import io.rollcall.scim.resource.ValueNormaliser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on members, read without knowing who is a member. */
final class MemberOperations {
    private final Dialect dialect;
    private final OperationCollector collected;

    MemberOperations(Dialect dialect, OperationCollector collected) {
        this.dialect = dialect;
        this.collected = collected;
    }

    void read(Verb verb, PatchTarget target, @Nullable JsonNode value) {
        if (target.path().sub() != null) {
            throw ScimException.badRequest(
                    ScimType.MUTABILITY, "Members can be added and removed, not changed: '" + target + "'.");
        }
        if (target.elements() != null) {
            selected(verb, target.elements().filter());
            return;
        }
        boolean blank = value == null || ValueNormaliser.isBlank(value);
        List<String> ids = value == null || blank ? List.of() : MemberIds.read(value);
        switch (verb) {
            case ADD -> collected.addMembers(ids, true);
            case REPLACE -> collected.addMembers(new ReplaceMembers(ids));
            case REMOVE -> remove(value, ids);
        }
    }

    private void remove(@Nullable JsonNode value, List<String> ids) {
        if (value == null || value.isNull()) {
            collected.addMembers(new RemoveAllMembers());
            return;
        }
        if (!dialect.allows(Leniency.REMOVE_BY_VALUE)) {
            // Emptying the group, as the letter of the RFC has it, is never what was meant
            throw ScimException.badRequest(
                    ScimType.INVALID_VALUE, "A remove takes no 'value'. Use the path members[value eq \"<id>\"].");
        }
        collected.addMembers(ids, false);
    }

    private void selected(Verb verb, Filter filter) {
        List<String> ids = new ArrayList<>();
        if (verb == Verb.REPLACE || !idsOf(filter, ids)) {
            throw ScimException.badRequest(
                    ScimType.INVALID_PATH,
                    "Members are selected by id, to be added or removed: members[value eq \"<id>\"].");
        }
        collected.addMembers(ids, verb == Verb.ADD);
    }

    /** Collects ids from {@code value eq "a" or value eq "b"}; false for any other filter. */
    private static boolean idsOf(Filter filter, List<String> ids) {
        return switch (filter) {
            case Filter.Comparison comparison -> idOf(comparison, ids);
            case Filter.Or(List<Filter> operands) -> {
                for (Filter operand : operands) {
                    if (!idsOf(operand, ids)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Filter.And and -> false;
            case Filter.Not not -> false;
            case Filter.Present present -> false;
            case Filter.ValuePath valuePath -> false;
        };
    }

    private static boolean idOf(Filter.Comparison comparison, List<String> ids) {
        boolean byValue = comparison.operator() == Operator.EQ
                && comparison.path().toString().equalsIgnoreCase("value");
        if (!byValue) {
            return false;
        }
        return switch (comparison.value()) {
            case Literal.Text(String id) -> ids.add(id);
            case Literal.Number(BigDecimal id) -> ids.add(id.toPlainString());
            case Literal.Bool bool -> false;
            case Literal.Null none -> false;
        };
    }
}
