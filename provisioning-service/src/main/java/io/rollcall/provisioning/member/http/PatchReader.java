package io.rollcall.provisioning.member.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.provisioning.account.ProfileField;
import io.rollcall.provisioning.column.MemberColumn;
import io.rollcall.provisioning.column.MemberColumns;
import io.rollcall.provisioning.member.MemberPatch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a merge patch (RFC 7396) of a member, and names everything in it that is not right. */
final class PatchReader {

    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST_TAG = 60;
    private static final int MOST_TAGS = 50;

    /** Something that is not right. */
    record Finding(String field, String detail) {}

    private final MemberColumns columns;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<ProfileField, Optional<String>> profile = new EnumMap<>(ProfileField.class);
    private final Map<String, JsonNode> fields = new HashMap<>();
    private @Nullable List<String> tags;

    private PatchReader(MemberColumns columns) {
        this.columns = columns;
    }

    static MemberPatch read(ObjectNode body, MemberColumns columns) {
        PatchReader reader = new PatchReader(columns);
        body.properties().forEach(it -> reader.read(it.getKey(), it.getValue()));
        if (!reader.findings.isEmpty()) {
            Finding first = reader.findings.getFirst();
            throw new ProblemException(
                    400,
                    "invalid-member",
                    "The change of the member is not valid",
                    first.field() + " " + first.detail(),
                    Map.of("errors", reader.findings));
        }
        return new MemberPatch(reader.profile, reader.tags, reader.fields);
    }

    private void read(String key, JsonNode value) {
        switch (key) {
            case "tags" -> readTags(value);
            case "fields" -> readFields(value);
            default ->
                ProfileField.named(key)
                        .ifPresentOrElse(field -> readText(field, value), () -> fault(key, "is not known"));
        }
    }

    private void readText(ProfileField field, JsonNode value) {
        if (value.isNull() && field != ProfileField.USER_NAME) {
            profile.put(field, Optional.empty());
        } else if (isText(value, LONGEST_VALUE)) {
            profile.put(field, Optional.of(value.textValue().strip()));
        } else {
            fault(field.word(), "must be text of 1 to " + LONGEST_VALUE + " characters");
        }
    }

    private void readTags(JsonNode value) {
        var read = new TreeSet<String>();
        boolean valid = value.isArray() && value.size() <= MOST_TAGS;
        for (JsonNode tag : value) {
            valid &= isText(tag, LONGEST_TAG);
            read.add(tag.asText().strip());
        }
        tags = List.copyOf(read);
        if (!valid) {
            fault("tags", "must be a list of at most " + MOST_TAGS + " texts of 1 to " + LONGEST_TAG + " characters");
        }
    }

    private void readFields(JsonNode value) {
        if (!value.isObject()) {
            fault("fields", "must be an object");
        }
        value.properties().forEach(it -> readField(it.getKey(), it.getValue()));
    }

    private void readField(String key, JsonNode value) {
        MemberColumn column = columns.find(key);
        if (column == null) {
            fault("fields." + key, "is not a column that the vendor declared");
            return;
        }
        column.objection(value).ifPresent(objection -> fault("fields." + key, objection));
        fields.put(key, value);
    }

    private static boolean isText(JsonNode value, int longest) {
        return value.isTextual()
                && !value.textValue().isBlank()
                && value.textValue().length() <= longest
                && value.textValue().indexOf('\0') < 0;
    }

    private void fault(String field, String detail) {
        findings.add(new Finding(field, detail));
    }
}
