package io.rollcall.launcher;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** What to start: the checkout whose built services run, which of them, where the data lies, and the first port. */
public record StackOptions(Path home, Path data, Ports ports, Set<ServiceModule> services) {
    public StackOptions {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        services = Set.copyOf(services);
    }

    /** The whole stack. */
    public static StackOptions complete(Path home, Path data, int portBase) {
        return new StackOptions(home, data, new Ports(portBase), EnumSet.allOf(ServiceModule.class));
    }

    /** PostgreSQL, Kafka and Keycloak alone, for running the services from elsewhere. */
    public static StackOptions infrastructure(Path home, Path data, int portBase) {
        return new StackOptions(home, data, new Ports(portBase), Set.of());
    }

    public boolean isComplete() {
        return services.size() == ServiceModule.values().length;
    }

    public StackPaths paths() {
        return new StackPaths(data);
    }
}
