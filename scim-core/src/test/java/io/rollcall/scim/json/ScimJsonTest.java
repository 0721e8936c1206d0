package io.rollcall.scim.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScimJsonTest {
    private final ScimJson json = ScimJson.standard();

    static Stream<String> refused() {
        return Stream.of(
                "",
                "   ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1} x",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"b\":{\"a\":1,\"a\":1}}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\ud800x\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\u0000\":1}",
                "{\"a\":" + "9".repeat(100) + "}",
                "{\"a\":" + "[".repeat(20_000),
                "{\"a\":".repeat(20_000),
                "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}",
                "{\"" + "n".repeat(2_000) + "\":1}",
                "{\"a\":/*c*/1}");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAllButOneSoundObject(String text) {
        ScimException refused = catchThrowableOfType(ScimException.class, () -> json.readObject(text));

        assertThat(refused.error().status()).isEqualTo(400);
        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_SYNTAX);
        assertThat(refused.error().detail()).hasSizeLessThan(2_500).doesNotContain("com.fasterxml");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesTheSameBytes(String text) {
        ScimException refused = catchThrowableOfType(ScimException.class, () -> json.readObject(text.getBytes(UTF_8)));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_SYNTAX);
    }

    @Test
    void refusesBrokenUtf8() {
        byte[] broken = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, (byte) 0xc0, '"', '}'};

        ScimException refused = catchThrowableOfType(ScimException.class, () -> json.readObject(broken));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_SYNTAX);
    }

    @Test
    void saysThatABodyIsTooLong() {
        ScimJson small = new ScimJson(new JsonLimits(10, 32));

        ScimException refused =
                catchThrowableOfType(ScimException.class, () -> small.readObject("{\"a\":\"123456789\"}"));

        assertThat(refused.error().status()).isEqualTo(413);
        assertThat(refused.error().scimType()).isNull();
    }

    @Test
    void keepsValuesVerbatim() {
        String text =
                "{\"a\":\"Änne \uD83D\uDE00 \\\"q\\\"\",\"n\":12345678901234567890,\"d\":1.50,\"t\":true,\"x\":null,\"l\":[1,{}]}";

        ObjectNode read = json.readObject(text);

        assertThat(json.writeText(read)).isEqualTo(text);
        assertThat(new String(json.write(read), UTF_8)).isEqualTo(text);
    }

    @Test
    void theGeneratorLeavesItsTargetOpen() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        try (var generator = json.generator(target)) {
            generator.writeStartObject();
            generator.writeEndObject();
        }

        assertThat(target.toString(UTF_8)).isEqualTo("{}");
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        ScimException refused =
                catchThrowableOfType(ScimException.class, () -> json.readObject("{\"a\":" + text + "}"));

        assertThat(refused == null || refused.error().scimType() == ScimType.INVALID_SYNTAX)
                .isTrue();
    }
}
