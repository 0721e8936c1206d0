package io.rollcall.gateway.user;

import io.rollcall.events.UserId;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import org.jspecify.annotations.Nullable;

/** What names one person at most. */
public sealed interface UserKey {
    record ById(UserId id) implements UserKey {}

    /** @param key the userName, folded */
    record ByName(String key) implements UserKey {}

    /** The key that a list query comes down to, {@code userName eq "..."}, null if it is more than a lookup. */
    static @Nullable UserKey of(ListQuery query, Dialect dialect) {
        boolean onePage = query.fromTheBeginning() && query.count() > 0;
        return onePage
                        && query.filter()
                                instanceof
                                Filter.Comparison(AttributePath path, Operator operator, Literal.Text(String name))
                        && operator == Operator.EQ
                        && isUserName(UserService.TYPE.resolve(path, dialect))
                ? new ByName(CaseFolding.fold(name))
                : null;
    }

    private static boolean isUserName(@Nullable ResolvedPath path) {
        return path != null && path.path().equals("userName");
    }
}
