package io.rollcall.provisioning.resync.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.drift.Bucket;
import io.rollcall.kit.drift.Correction;
import io.rollcall.kit.drift.DigestResource;
import io.rollcall.kit.drift.Drift;
import io.rollcall.kit.drift.Known;
import io.rollcall.provisioning.resync.Peers;
import io.rollcall.provisioning.resync.Resync;
import io.rollcall.provisioning.resync.ResyncException;
import io.rollcall.provisioning.resync.Service;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** This service directly, and the others over HTTP. */
@ApplicationScoped
class HttpPeers implements Peers {

    private final Drift own;
    private final ServiceClient client;
    private final ObjectMapper json;

    HttpPeers(Drift own, ServiceClient client, ObjectMapper json) {
        this.own = own;
        this.client = client;
        this.json = json;
    }

    /** As the other services answer lists. */
    record KnownPage(List<Known> items, @Nullable String nextCursor) {}

    @Override
    public boolean reachable() {
        return client.knowsAll();
    }

    @Override
    public Map<String, List<Bucket>> digests(Service service, TenantId tenant) {
        return service == Service.PROVISIONING
                ? own.digests(tenant).await().indefinitely()
                : read(client.get(service, tenant, "digests"), DigestResource.Digests.class)
                        .views();
    }

    @Override
    public List<Known> known(Service service, TenantId tenant, String view, Collection<Integer> buckets) {
        if (service == Service.PROVISIONING) {
            return own.known(tenant, view, buckets).await().indefinitely();
        }
        String numbers = buckets.stream().map(String::valueOf).collect(Collectors.joining(","));
        return read(client.get(service, tenant, "digests/" + view + "?buckets=" + numbers), KnownPage.class)
                .items();
    }

    @Override
    public List<UUID> correct(Service service, TenantId tenant, Resync resync, List<Correction> corrections) {
        if (service == Service.PROVISIONING) {
            Cause cause =
                    new Cause(Cause.Kind.SYSTEM, resync.startedBy(), resync.id().toString(), null);
            return own.correct(tenant, corrections, cause).await().indefinitely();
        }
        var body = new DigestResource.Corrections(resync.startedBy(), resync.id(), corrections);
        return read(client.post(service, tenant, "digests/corrections", write(body)), DigestResource.Corrected.class)
                .ids();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write corrections", e);
        }
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new ResyncException("A service answered with something that is not understood here.", e);
        }
    }
}
