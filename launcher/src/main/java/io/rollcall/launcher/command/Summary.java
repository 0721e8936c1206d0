package io.rollcall.launcher.command;

import io.rollcall.launcher.StackFile;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Map;

/** What a person needs to know about a stack that has just started. */
final class Summary {
    private final PrintWriter out;

    Summary(PrintWriter out) {
        this.out = out;
    }

    void print(StackFile stack) {
        out.println();
        out.println("Services");
        stack.services().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(StackFile.Service::url)))
                .forEach(service -> line(service.getKey(), service.getValue().url() + "/q/swagger-ui"));
        line("Keycloak realm", stack.oidc().issuer());
        line("Kafka", stack.kafka().bootstrapServers());
        line("PostgreSQL", stack.postgres().host() + ":" + stack.postgres().port());
        out.println();
        out.println("Logins (user / password)");
        line(
                "vendor support",
                stack.support().username() + " / " + stack.support().password());
        stack.tenants().forEach(this::printTenant);
        stack.tenants().stream().findFirst().ifPresent(this::printSuggestions);
        out.flush();
    }

    private void printTenant(StackFile.Tenant tenant) {
        out.println();
        out.println("Tenant " + tenant.id());
        line("admin", tenant.admin().username() + " / " + tenant.admin().password());
        line("SCIM base URL", tenant.scim().baseUrl());
        line("SCIM token", tenant.scim().token());
    }

    private void printSuggestions(StackFile.Tenant tenant) {
        out.println("""

                Three things to try
                  1. A person joins:
                     curl -s %s/Users -H 'Authorization: Bearer %s' -H 'Content-Type: application/scim+json' \\
                       -d '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada@%s.example","active":true}'
                  2. What the other services heard of it:  ./rollcall events --from-beginning --max 20
                  3. A token for the admin APIs:           ./rollcall token --as admin:%s
                """.formatted(tenant.scim().baseUrl(), tenant.scim().token(), tenant.id(), tenant.id()));
    }

    private void line(String name, String value) {
        out.println("  %-22s %s".formatted(name, value));
    }
}
