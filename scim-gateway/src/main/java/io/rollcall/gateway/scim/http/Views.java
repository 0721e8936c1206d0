package io.rollcall.gateway.scim.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ETag;
import io.rollcall.scim.schema.ResourceType;
import java.time.Instant;

/** Parts of resources that the server adds to what is stored. Written as text: most answers need no tree. */
public final class Views {
    private static final int WITHOUT_FRACTION = "2026-01-01T00:00:00Z".length();

    private Views() {}

    /** The {@code meta} member, quoted and escaped. */
    public static void meta(
            StringBuilder json,
            Caller caller,
            ResourceType type,
            Object id,
            long version,
            Instant created,
            Instant lastModified) {
        json.append("\"meta\":{\"resourceType\":\"")
                .append(type.name())
                .append("\",\"created\":\"")
                .append(time(created))
                .append("\",\"lastModified\":\"")
                .append(time(lastModified))
                .append("\",\"location\":\"")
                .append(location(caller, type, id))
                .append("\",\"version\":");
        text(json, ETag.of(version));
        json.append('}');
    }

    public static String location(Caller caller, ResourceType type, Object id) {
        return caller.baseUrl() + type.endpoint() + "/" + id;
    }

    /** A JSON string. */
    public static void text(StringBuilder json, String value) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, json);
        json.append('"');
    }

    /** Always with milliseconds, as filters compare what clients see. */
    public static String time(Instant instant) {
        String text = instant.toString();
        return text.length() == WITHOUT_FRACTION ? text.substring(0, WITHOUT_FRACTION - 1) + ".000Z" : text;
    }
}
