package io.rollcall.provisioning.member.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.member.Owner;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Columns of the account table, and of the directory that owns the account. */
final class MemberRow {

    private MemberRow() {}

    static Profile profile(Row row) {
        return new Profile(
                row.getString("user_name"),
                row.getString("external_id"),
                row.getString("display_name"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"),
                row.getString("title"),
                row.getString("department"));
    }

    static @Nullable Owner owner(Row row) {
        UUID id = row.getUUID("directory_id");
        return id == null
                ? null
                : new Owner(new DirectoryId(id), row.getString("directory_name"), row.getString("provider"));
    }
}
