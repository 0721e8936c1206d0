package io.rollcall.gateway.schema.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.rollcall.gateway.schema.SchemaSets;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.gateway.scim.http.Callers;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives every SCIM request the types of its directory, once its token has been checked. */
@ApplicationScoped
public class RequestTypes {
    private static final int AFTER_AUTHENTICATION = 490;

    private final SchemaSets sets;

    public RequestTypes(SchemaSets sets) {
        this.sets = sets;
    }

    void install(@Observes Filters filters) {
        filters.register(this::find, AFTER_AUTHENTICATION);
    }

    private void find(RoutingContext request) {
        if (!Callers.known(request)) {
            request.next();
            return;
        }
        Caller caller = Callers.of(request);
        ResourceTypes known = sets.fresh(caller.tenant(), caller.directory());
        if (known != null) {
            pass(request, caller, known);
            return;
        }
        // The body must not arrive before somebody reads it.
        request.request().pause();
        sets.of(caller.tenant(), caller.directory())
                .subscribe()
                .with(
                        types -> {
                            request.request().resume();
                            pass(request, caller, types);
                        },
                        failure -> {
                            request.request().resume();
                            request.fail(failure);
                        });
    }

    private static void pass(RoutingContext request, Caller caller, ResourceTypes types) {
        Callers.set(request, caller.with(types));
        request.next();
    }
}
