package io.rollcall.gateway.corpus;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that answers SCIM requests to one directory. */
interface Player {
    String baseUrl();

    Reply send(String method, String path, @Nullable String body, Map<String, String> headers);
}
