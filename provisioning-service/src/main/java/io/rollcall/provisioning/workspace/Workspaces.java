package io.rollcall.provisioning.workspace;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Keeps the workspaces of tenants. */
public interface Workspaces {

    /** Adds or renames one; repeating it changes nothing. */
    Uni<Outcome> put(TenantId tenant, String key, String name, Cause cause);

    /** From now on no assignment may name it. */
    Uni<Outcome> archive(TenantId tenant, String key, Cause cause);

    /** In the order of their keys, also those that are archived. */
    Uni<List<Workspace>> all(TenantId tenant);

    /** What became of it. */
    sealed interface Outcome {}

    record Kept(Workspace workspace) implements Outcome {}

    record Missing() implements Outcome {}

    record Archived() implements Outcome {}

    /** Another workspace has the name. */
    record NameTaken() implements Outcome {}

    /** The assignments in force name it. */
    record InUse() implements Outcome {}
}
