package io.rollcall.gateway.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.nio.charset.StandardCharsets;

/** Resources as they are stored. */
public final class ResourceText {
    /** An event carries the resource, and what changed before and after; together they must fit into one message. */
    private static final int MAX_BYTES = 200 * 1024;

    private ResourceText() {}

    /** @throws ScimException 413 if the resource is too large */
    public static String of(ObjectNode resource) {
        String text = ScimJson.standard().writeText(resource);
        boolean surelySmall = text.length() * 3L <= MAX_BYTES;
        if (!surelySmall && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new ScimException(
                    ScimError.of(413, "A resource can have " + MAX_BYTES + " bytes, without members. Send less."));
        }
        return text;
    }
}
