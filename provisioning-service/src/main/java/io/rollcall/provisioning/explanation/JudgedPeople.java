package io.rollcall.provisioning.explanation;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Reads what was decided for people. */
public interface JudgedPeople {

    Uni<Optional<Judged>> find(TenantId tenant, UserId id);
}
