package io.rollcall.provisioning.setting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingTest {

    private final Setting text =
            new Setting("signature", "Signature", Setting.Type.TEXT, List.of(), TextNode.valueOf(""), null);

    @Test
    void textOfFiveHundredCharactersFits() {
        // When
        var objection = text.objection(TextNode.valueOf("a".repeat(499) + "\n"));

        // Then
        assertThat(objection).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void textThatIsTooLongOrCannotBeStoredIsRefused(JsonNode value) {
        // When
        var objection = text.objection(value);

        // Then
        assertThat(objection).isPresent();
    }

    static List<JsonNode> unfit() {
        return List.of(TextNode.valueOf("a".repeat(501)), TextNode.valueOf("a\0b"), BooleanNode.TRUE);
    }
}
