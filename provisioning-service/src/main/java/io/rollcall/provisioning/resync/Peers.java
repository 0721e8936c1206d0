package io.rollcall.provisioning.resync;

import io.rollcall.events.TenantId;
import io.rollcall.kit.drift.Bucket;
import io.rollcall.kit.drift.Correction;
import io.rollcall.kit.drift.Known;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The services, this one among them. Blocking; a {@link ResyncException} says which one did not answer. */
public interface Peers {

    /** Whether it is known where the others are. */
    boolean reachable();

    Map<String, List<Bucket>> digests(Service service, TenantId tenant);

    List<Known> known(Service service, TenantId tenant, String view, Collection<Integer> buckets);

    /** @return the ids of what was corrected */
    List<UUID> correct(Service service, TenantId tenant, Resync resync, List<Correction> corrections);
}
