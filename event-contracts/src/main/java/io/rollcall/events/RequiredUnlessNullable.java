package io.rollcall.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import org.jspecify.annotations.Nullable;

/**
 * A payload must hold every component of its record that is not {@code @Nullable}: no null, absent or written, gets past
 * the codec.
 */
final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        Boolean required = isRequired(member);
        return required == null ? super.hasRequiredMarker(member) : required;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated member) {
        return Boolean.TRUE.equals(isRequired(member))
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : super.findSetterInfo(member);
    }

    private static @Nullable Boolean isRequired(Annotated member) {
        if (member instanceof AnnotatedParameter parameter) {
            Class<?> owner = parameter.getOwner().getDeclaringClass();
            if (owner.isRecord()) {
                return !owner.getRecordComponents()[parameter.getIndex()]
                        .getAnnotatedType()
                        .isAnnotationPresent(Nullable.class);
            }
        }
        return null;
    }
}
