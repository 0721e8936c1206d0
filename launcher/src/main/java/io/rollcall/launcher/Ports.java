package io.rollcall.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of one stack: a block that starts at {@code base}. */
public record Ports(int base) {
    /** How many ports from the base belong to the stack. */
    public static final int COUNT = 9;

    private static final int HIGHEST_BASE = 65_535 - COUNT;

    public Ports {
        if (base < 1024 || base > HIGHEST_BASE) {
            throw new LauncherException(
                    "The port base must be between 1024 and " + HIGHEST_BASE + ", not " + base + ".");
        }
    }

    public int of(ServiceModule service) {
        return base + service.ordinal();
    }

    public int keycloak() {
        return base + 4;
    }

    public int kafka() {
        return base + 5;
    }

    public int kafkaController() {
        return base + 6;
    }

    public int postgres() {
        return base + 7;
    }

    public int console() {
        return base + 8;
    }

    /** Who uses which port, for messages. The console is not listed while nothing listens there. */
    public Map<String, Integer> byName() {
        var ports = new LinkedHashMap<String, Integer>();
        for (var service : ServiceModule.values()) {
            ports.put(service.module(), of(service));
        }
        ports.put("keycloak", keycloak());
        ports.put("kafka", kafka());
        ports.put("kafka controller", kafkaController());
        ports.put("postgres", postgres());
        return ports;
    }
}
