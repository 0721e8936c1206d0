package io.rollcall.rbac.subject.store;

import io.rollcall.rbac.access.Access;
import io.rollcall.rbac.access.Subject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** The part of a row of {@code subject} that decisions need. */
public final class AccessRow {

    private AccessRow() {}

    /** Reads through {@link Subject}, so that there is one rule for who is active. */
    public static Access read(Row row) {
        return SubjectRows.parts(row, new Subject.Told(0, List.of())).access();
    }
}
