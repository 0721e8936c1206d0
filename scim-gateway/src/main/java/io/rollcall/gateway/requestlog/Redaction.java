package io.rollcall.gateway.requestlog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of bodies. A body in which no name of a secret occurs is kept as it is, without being parsed; one in
 * which it does is kept only if it can be parsed.
 */
public final class Redaction {
    private static final String STARS = "***";
    private static final List<String> SECRETS =
            List.of("passw", "secret", "token", "credential", "authoriz", "assertion");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final int maxLength;

    /** @param maxLength of a body that is kept whole, in bytes */
    public Redaction(int maxLength) {
        this.maxLength = maxLength;
    }

    /** The body as it may be kept. */
    public String body(byte[] body) {
        if (!mentionsSecret(body)) {
            return body.length <= maxLength ? text(body, body.length) : cut(body);
        }
        if (body.length > maxLength) {
            return "(" + body.length + " bytes with a secret, not kept)";
        }
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree != null && tree.isContainerNode()) {
                redact(tree);
                return JSON.writeValueAsString(tree).replace("\0", "");
            }
        } catch (IOException e) {
            // Said below.
        }
        return "(" + body.length + " bytes that are no JSON and may have a secret, not kept)";
    }

    /** The path and query as they may be kept. */
    public static String path(String path) {
        int query = path.indexOf('?');
        if (query < 0 || !mentionsSecret(decoded(path).getBytes(StandardCharsets.UTF_8))) {
            return path;
        }
        return path.substring(0, query) + "?" + STARS;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not to be decoded, so not to be trusted.
            return SECRETS.getFirst();
        }
    }

    private String cut(byte[] body) {
        return text(body, maxLength) + "\n(the first " + maxLength + " of " + body.length + " bytes)";
    }

    /** PostgreSQL takes no NUL. */
    private static String text(byte[] body, int length) {
        String text = new String(body, 0, length, StandardCharsets.UTF_8);
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    private static void redact(JsonNode node) {
        if (node instanceof ObjectNode object) {
            boolean namesSecret = isSecret(object.path("path").asText(""));
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                boolean value = namesSecret && member.getKey().equalsIgnoreCase("value");
                if (value || isSecret(member.getKey())) {
                    member.setValue(object.textNode(STARS));
                } else {
                    redact(member.getValue());
                }
            }
        } else {
            node.forEach(Redaction::redact);
        }
    }

    private static boolean isSecret(@Nullable String name) {
        if (name == null) {
            return false;
        }
        String folded = name.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(folded::contains);
    }

    /** A name that is written with escapes could be any name. */
    private static boolean mentionsSecret(byte[] body) {
        String folded = folded(body);
        return SECRETS.stream().anyMatch(folded::contains)
                || new String(body, StandardCharsets.ISO_8859_1).contains("\\u");
    }

    /**
     * With the letters of ASCII in lower case, whatever becomes of other bytes: no letter does. Simple loops and
     * searches that the compiler turns into vector instructions, as every body of every request is looked through.
     */
    private static String folded(byte[] body) {
        byte[] folded = new byte[body.length];
        for (int i = 0; i < body.length; i++) {
            folded[i] = (byte) (body[i] | 0x20);
        }
        return new String(folded, StandardCharsets.ISO_8859_1);
    }
}
