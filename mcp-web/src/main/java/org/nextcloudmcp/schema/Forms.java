package org.nextcloudmcp.schema;

import jakarta.json.JsonObject;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nextcloudmcp.json.CachedJson;

/**
 * Finds the form of a type: {@link Scalars}, enums, lists, maps with text keys, and records of these.
 *
 * @param fromOutside whether values come from outside, so that the schema has to say what Java can hold
 * @param around the records whose forms are being made, from the outermost on
 */
record Forms(boolean fromOutside, Set<Class<?>> around) {

    /** What a 32-bit integer can hold. */
    private static final JsonObject INT = CachedJson.object()
            .add("type", "integer")
            .add("minimum", Integer.MIN_VALUE)
            .add("maximum", Integer.MAX_VALUE)
            .build();

    static Forms forArguments() {
        return new Forms(true, Set.of());
    }

    static Forms forResults() {
        return new Forms(false, Set.of());
    }

    /**
     * The form of a type as a component declares it.
     *
     * @param constraints what the component itself carries
     * @throws IllegalArgumentException if there is none
     */
    Form of(AnnotatedType type, List<Annotation> constraints) {
        var all = new LinkedHashSet<Annotation>(constraints);
        Collections.addAll(all, type.getAnnotations());
        return Constraints.on(plain(type), all);
    }

    private Form plain(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic
                && generic.getType() instanceof ParameterizedType parameterized) {
            var arguments = generic.getAnnotatedActualTypeArguments();
            if (parameterized.getRawType() == List.class) {
                return Containers.list(of(arguments[0], List.of()));
            }
            if (parameterized.getRawType() == Map.class && arguments[0].getType() == String.class) {
                return Containers.map(of(arguments[1], List.of()));
            }
        }
        return type.getType() instanceof Class<?> plain
                ? of(plain)
                : unsupported(type.getType().getTypeName());
    }

    private Form of(Class<?> type) {
        if (type.isEnum()) {
            return Enumeration.of(type);
        }
        if (type.isRecord()) {
            return nested(type.asSubclass(Record.class)).form();
        }
        var scalar = Scalars.of(type).orElseGet(() -> unsupported(type.getTypeName()));
        return fromOutside && Scalars.isInt(type) ? scalar.with(INT) : scalar;
    }

    /** The form of a record inside those that are being made. */
    <T extends Record> RecordForm<T> nested(Class<T> type) {
        if (around.contains(type)) {
            throw new IllegalArgumentException(type.getSimpleName() + " contains itself");
        }
        var deeper = new LinkedHashSet<>(around);
        deeper.add(type);
        return RecordForm.of(type, new Forms(fromOutside, deeper));
    }

    private static Form unsupported(String type) {
        throw new IllegalArgumentException("the type " + type + " has no form in JSON here");
    }
}
