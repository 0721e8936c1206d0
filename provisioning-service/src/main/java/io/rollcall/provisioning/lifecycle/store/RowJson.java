package io.rollcall.provisioning.lifecycle.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.PoolId;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.setting.Settings;
import java.util.List;
import java.util.Map;

/** Roles and seats in effect, as jsonb columns hold them. */
@RegisterForReflection(targets = {RoleGrant.class, HeldSeat.class, RoleKey.class, SeatTypeKey.class, PoolId.class})
public final class RowJson {

    private static final TypeReference<List<RoleGrant>> ROLES = new TypeReference<>() {};
    private static final TypeReference<List<HeldSeat>> SEATS = new TypeReference<>() {};

    private static final TypeReference<Map<String, JsonNode>> VALUES = new TypeReference<>() {};

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private RowJson() {}

    public static List<RoleGrant> roles(String json) {
        return json.equals("[]") ? List.of() : read(json, ROLES);
    }

    public static List<HeldSeat> seats(String json) {
        return json.equals("[]") ? List.of() : read(json, SEATS);
    }

    public static Settings settings(String json) {
        return json.equals("{}") ? Settings.NONE : Settings.of(read(json, VALUES));
    }

    /** A column of any shape. */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a column", e);
        }
    }

    static String write(Settings settings) {
        return settings.values().isEmpty() ? "{}" : text(settings.values());
    }

    static String write(List<?> values) {
        return values.isEmpty() ? "[]" : text(values);
    }

    private static String text(Object values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a column", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a column", e);
        }
    }
}
