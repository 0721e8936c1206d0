package io.rollcall.provisioning.preview.http;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.preview.RoleForecast;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks rbac-service. */
@ApplicationScoped
class HttpRoleForecast implements RoleForecast {

    private final ForecastCalls calls;
    private final String url;

    HttpRoleForecast(ForecastCalls calls, ForecastSettings settings) {
        this.calls = calls;
        this.url = settings.rbacUrl;
    }

    @Override
    public Uni<Outcome> ask(TenantId tenant, List<Wanted> people, boolean permissions) {
        return calls.ask("rbac-service", url, tenant, "?permissions=" + permissions, people, Outcome.class);
    }
}
