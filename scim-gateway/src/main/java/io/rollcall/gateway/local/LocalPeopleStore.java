package io.rollcall.gateway.local;

import io.rollcall.events.LocalUserState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Keeps the ids of people whom no directory has told of ready for the directory that will. */
public interface LocalPeopleStore {

    /** Takes over what is newer than what is kept. At most one state of a person. */
    Uni<Void> put(SqlConnection tx, List<LocalUserState> states);
}
