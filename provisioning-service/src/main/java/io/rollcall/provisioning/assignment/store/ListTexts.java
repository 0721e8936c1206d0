package io.rollcall.provisioning.assignment.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.rollcall.events.RoleGrant;
import io.rollcall.provisioning.assignment.RoleText;
import io.rollcall.provisioning.setting.Settings;
import java.io.IOException;
import java.util.Map;

/** Roles and settings in the documents of lists, so that those which were written before either had more stay readable. */
final class ListTexts {

    private ListTexts() {}

    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(new RoleWriter())
                .addDeserializer(RoleGrant.class, new RoleReader())
                .addSerializer(new SettingsWriter())
                .addDeserializer(Settings.class, new SettingsReader());
    }

    private static final class RoleWriter extends StdSerializer<RoleGrant> {

        private static final long serialVersionUID = 1L;

        RoleWriter() {
            super(RoleGrant.class);
        }

        @Override
        public void serialize(RoleGrant grant, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(RoleText.write(grant));
        }
    }

    private static final class RoleReader extends StdDeserializer<RoleGrant> {

        private static final long serialVersionUID = 1L;

        RoleReader() {
            super(RoleGrant.class);
        }

        @Override
        public RoleGrant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return RoleText.read(json.getText());
        }
    }

    private static final class SettingsWriter extends StdSerializer<Settings> {

        private static final long serialVersionUID = 1L;

        SettingsWriter() {
            super(Settings.class);
        }

        @Override
        public void serialize(Settings settings, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writePOJO(settings.values());
        }
    }

    private static final class SettingsReader extends StdDeserializer<Settings> {

        private static final long serialVersionUID = 1L;
        private static final TypeReference<Map<String, JsonNode>> VALUES = new TypeReference<>() {};

        SettingsReader() {
            super(Settings.class);
        }

        @Override
        public Settings deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Settings.of(json.readValueAs(VALUES));
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Settings.NONE;
        }
    }
}
