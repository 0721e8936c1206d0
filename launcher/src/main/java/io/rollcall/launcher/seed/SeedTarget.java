package io.rollcall.launcher.seed;

import io.rollcall.launcher.Ports;
import io.rollcall.launcher.ServiceModule;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the services to be seeded are.
 *
 * @param services base URL of each service, as the seeder reaches it
 * @param realm URL of the OIDC realm
 * @param publicGateway base URL of the gateway, as identity providers reach it
 */
public record SeedTarget(Map<ServiceModule, String> services, String realm, String publicGateway) {
    public SeedTarget {
        services = Map.copyOf(services);
    }

    /** A stack on this machine. */
    public static SeedTarget local(Ports ports) {
        var services = Arrays.stream(ServiceModule.values())
                .collect(Collectors.toMap(service -> service, service -> "http://localhost:" + ports.of(service)));
        return new SeedTarget(
                services,
                "http://localhost:" + ports.keycloak() + "/realms/rollcall",
                "http://localhost:" + ports.of(ServiceModule.GATEWAY));
    }

    String url(ServiceModule service) {
        var url = services.get(service);
        if (url == null) {
            throw new IllegalStateException("no URL of " + service.module());
        }
        return url;
    }
}
