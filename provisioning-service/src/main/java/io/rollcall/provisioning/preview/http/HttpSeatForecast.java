package io.rollcall.provisioning.preview.http;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.preview.SeatForecast;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks license-service. */
@ApplicationScoped
class HttpSeatForecast implements SeatForecast {

    private final ForecastCalls calls;
    private final String url;

    HttpSeatForecast(ForecastCalls calls, ForecastSettings settings) {
        this.calls = calls;
        this.url = settings.licenseUrl;
    }

    @Override
    public Uni<Outcome> ask(TenantId tenant, List<Wanted> people) {
        return calls.ask("license-service", url, tenant, "", people, Outcome.class);
    }
}
