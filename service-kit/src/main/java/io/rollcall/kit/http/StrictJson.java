package io.rollcall.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Takes a body only as it was meant: no second value for a name, nothing behind the end, no "true" for true,
 * no time that no calendar has.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    /** Of two readers of one type the last to come is used: after the modules that Quarkus finds. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    @SuppressWarnings("deprecation") // the replacement needs the builder, which Quarkus does not hand out
    public void customize(ObjectMapper mapper) {
        mapper.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
        mapper.configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
        mapper.configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true);
        mapper.configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.registerModule(new SimpleModule("times").addDeserializer(Instant.class, new InstantReader()));
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                new RequiredMembers(), mapper.getDeserializationConfig().getAnnotationIntrospector()));
    }
}
