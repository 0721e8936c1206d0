package io.rollcall.provisioning.preview.http;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.assignment.HandingOut;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Asks rbac-service. */
@ApplicationScoped
class HttpHandingOut implements HandingOut {

    private final ForecastCalls calls;
    private final String url;

    /** What is asked. */
    record Question(String login, Set<RoleGrant> roles) {}

    /** What is answered. */
    record Answer(List<String> lacks) {}

    HttpHandingOut(ForecastCalls calls, ForecastSettings settings) {
        this.calls = calls;
        this.url = settings.rbacUrl;
    }

    @Override
    public Uni<List<String>> lacks(TenantId tenant, String login, Set<RoleGrant> roles) {
        return calls.ask("rbac-service", url, tenant, "handing-out", new Question(login, roles), Answer.class)
                .map(Answer::lacks);
    }
}
