package io.rollcall.gateway.bulk;

import io.quarkus.arc.All;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.scim.bulk.BulkRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Carries out bulk requests. Each operation is one by itself: committed, answered and published as if it came alone. */
@ApplicationScoped
public class BulkService {
    private final List<BulkEndpoint> endpoints;
    private final int concurrency;

    public BulkService(
            @All List<BulkEndpoint> endpoints,
            @ConfigProperty(name = "rollcall.scim.bulk.concurrency") int concurrency) {
        this.endpoints = List.copyOf(endpoints);
        this.concurrency = concurrency;
    }

    /** The results of what was tried, in the order of the request. */
    public Uni<List<BulkResult>> run(Caller caller, BulkRequest request) {
        return new BulkRun(endpoints, caller, request, concurrency).start();
    }
}
