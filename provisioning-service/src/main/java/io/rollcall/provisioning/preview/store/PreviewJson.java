package io.rollcall.provisioning.preview.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserSetting;
import io.rollcall.provisioning.preview.Preview;
import io.rollcall.provisioning.preview.PreviewChange;
import io.rollcall.provisioning.preview.SeatForecast;

/** What previews found, as columns hold it. */
@RegisterForReflection(
        targets = {
            Preview.Summary.class,
            PreviewChange.class,
            PreviewChange.Side.class,
            PreviewChange.Seat.class,
            SeatForecast.Pool.class,
            RoleGrant.class,
            UserSetting.class
        })
final class PreviewJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PreviewJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a column", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a column", e);
        }
    }
}
