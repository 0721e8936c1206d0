package io.rollcall.launcher.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The contents of {@code demo.yaml}. Roles, pools and assignments are request bodies of the admin APIs, passed on as they are. */
record DemoData(List<Tenant> tenants) {
    DemoData {
        tenants = List.copyOf(tenants);
    }

    record Tenant(
            String id,
            String name,
            JsonNode directory,
            List<JsonNode> roles,
            List<JsonNode> seatPools,
            JsonNode assignments) {
        Tenant {
            roles = List.copyOf(roles);
            seatPools = List.copyOf(seatPools);
        }
    }

    static DemoData load() {
        try (var in = DemoData.class.getResourceAsStream("demo.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(in, DemoData.class);
        } catch (IOException e) {
            throw new UncheckedIOException("demo.yaml is damaged", e);
        }
    }
}
