package io.rollcall.provisioning.setting.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.setting.InvalidSettingsException;
import io.rollcall.provisioning.setting.Setting;
import io.rollcall.provisioning.setting.SettingCatalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and validates a file of settings. Reads a tree, not objects, so that every message can name the place. */
public final class YamlSettings {

    private static final ObjectMapper MAPPER = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final Set<String> FIELDS = Set.of("title", "type", "choices", "default", "seat");

    private final List<String> faults = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();

    private YamlSettings() {}

    /**
     * Reads the settings.
     *
     * @param file its name, for the messages
     * @throws InvalidSettingsException listing everything that is wrong
     */
    public static SettingCatalogue read(String file, String yaml) {
        YamlSettings reader = new YamlSettings();
        reader.read(parse(file, yaml));
        if (!reader.faults.isEmpty()) {
            throw new InvalidSettingsException(file, reader.faults);
        }
        return new SettingCatalogue(reader.settings);
    }

    private static JsonNode parse(String file, String yaml) {
        try {
            return MAPPER.readTree(yaml);
        } catch (JacksonException e) {
            String where =
                    e.getLocation() == null ? "file" : "line " + e.getLocation().getLineNr();
            throw new InvalidSettingsException(
                    file,
                    List.of(where + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse("not YAML")));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private void read(JsonNode root) {
        JsonNode declared = root.path("settings");
        if (!declared.isObject() || root.size() != 1) {
            fault("file", "must be a map with settings and nothing else");
            return;
        }
        declared.properties().forEach(it -> setting("settings." + it.getKey(), it.getKey(), it.getValue()));
    }

    private void setting(String path, String key, JsonNode node) {
        if (!KEY.matcher(key).matches()) {
            fault(path, "a key is 1 to 64 letters or digits, and starts with a small letter");
        }
        if (!node.isObject()) {
            fault(path, "must be a map");
            return;
        }
        node.fieldNames().forEachRemaining(it -> {
            if (!FIELDS.contains(it)) {
                fault(path + "." + it, "is not known; known are title, type, choices, default and seat");
            }
        });
        String title = node.path("title").asText();
        if (title.isBlank()) {
            fault(path + ".title", "is missing");
        }
        Setting.Type type = type(path + ".type", node.path("type").asText());
        if (type != null) {
            Setting setting = new Setting(
                    key, title, type, choices(path + ".choices", type, node), node.path("default"), seat(path, node));
            setting.objection(setting.initial()).ifPresent(it -> fault(path + ".default", it));
            settings.add(setting);
        }
    }

    private Setting.@Nullable Type type(String path, String text) {
        for (Setting.Type type : Setting.Type.values()) {
            if (type.word().equals(text)) {
                return type;
            }
        }
        fault(path, "must be boolean, text or choice");
        return null;
    }

    private List<String> choices(String path, Setting.Type type, JsonNode node) {
        List<String> choices = new ArrayList<>();
        node.path("choices").forEach(it -> choices.add(it.asText()));
        if (choices.isEmpty() == (type == Setting.Type.CHOICE)) {
            fault(path, "belong to a choice, which has at least one");
        }
        return choices;
    }

    private @Nullable SeatTypeKey seat(String path, JsonNode node) {
        if (!node.has("seat")) {
            return null;
        }
        try {
            return new SeatTypeKey(node.path("seat").asText());
        } catch (IllegalArgumentException e) {
            fault(path + ".seat", e.getMessage());
            return null;
        }
    }

    private void fault(String path, @Nullable String what) {
        faults.add(path + ": " + what);
    }
}
