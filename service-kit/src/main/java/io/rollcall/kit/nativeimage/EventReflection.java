package io.rollcall.kit.nativeimage;

import io.rollcall.events.Event;
import io.rollcall.events.EventType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/** The codec reads records of the contract by reflection: all of them, and whatever they are made of. */
public final class EventReflection implements Feature {

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        payloadTypes().forEach(EventReflection::register);
    }

    static Set<Class<?>> payloadTypes() {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (EventType type : EventType.values()) {
            collect(type.payload(), found);
        }
        return found;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, found));
        } else if (type instanceof Class<?> known && isOfContract(known) && found.add(known)) {
            if (known.isRecord()) {
                for (RecordComponent component : known.getRecordComponents()) {
                    collect(component.getGenericType(), found);
                }
            }
            if (known.isSealed()) {
                Arrays.stream(known.getPermittedSubclasses()).forEach(variant -> collect(variant, found));
            }
        }
    }

    private static boolean isOfContract(Class<?> type) {
        return type.getPackage() != null && type.getPackage().equals(Event.class.getPackage());
    }

    private static void register(Class<?> type) {
        RuntimeReflection.register(type);
        RuntimeReflection.register(type.getDeclaredConstructors());
        RuntimeReflection.register(type.getDeclaredMethods());
        RuntimeReflection.register(type.getDeclaredFields());
        if (type.isRecord()) {
            RuntimeReflection.registerAllRecordComponents(type);
        }
    }
}
