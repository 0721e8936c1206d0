package io.rollcall.rbac.subject.store;

import io.rollcall.rbac.access.Subject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** The part of a row of {@code subject} that decisions need: all but what was told. */
public final class AccessRow {

    private AccessRow() {}

    public static Subject read(Row row) {
        return SubjectRows.parts(row, new Subject.Told(0, List.of()));
    }
}
