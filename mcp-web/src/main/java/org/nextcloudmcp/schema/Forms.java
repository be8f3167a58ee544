package org.nextcloudmcp.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
                return list(of(arguments[0], List.of()));
            }
            if (parameterized.getRawType() == Map.class && arguments[0].getType() == String.class) {
                return map(of(arguments[1], List.of()));
            }
        }
        return type.getType() instanceof Class<?> plain
                ? of(plain)
                : unsupported(type.getType().getTypeName());
    }

    private Form of(Class<?> type) {
        if (type.isEnum()) {
            return enumeration(type);
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

    private static final JsonObject INT = CachedJson.object()
            .add("type", "integer")
            .add("minimum", Integer.MIN_VALUE)
            .add("maximum", Integer.MAX_VALUE)
            .build();

    private static Form unsupported(String type) {
        throw new IllegalArgumentException("the type " + type + " has no form in JSON here");
    }

    private static Form list(Form items) {
        var schema = CachedJson.object()
                .add("type", "array")
                .add("items", items.schema())
                .build();
        return new Form(
                schema, value -> readList(items, value.asJsonArray()), value -> writeList(items, (List<?>) value));
    }

    private static List<Object> readList(Form items, JsonArray array) {
        var list = new ArrayList<>(array.size());
        for (var i = 0; i < array.size(); i++) {
            try {
                list.add(items.read(array.get(i)));
            } catch (UnfitException e) {
                throw e.inside("[" + i + "]");
            }
        }
        return Collections.unmodifiableList(list);
    }

    private static JsonValue writeList(Form items, List<?> list) {
        var array = CachedJson.array();
        for (var item : list) {
            array.add(items.write(item));
        }
        return array.build();
    }

    private static Form map(Form values) {
        var schema = CachedJson.object()
                .add("type", "object")
                .add("additionalProperties", values.schema())
                .build();
        return new Form(
                schema, value -> readMap(values, value.asJsonObject()), value -> writeMap(values, (Map<?, ?>) value));
    }

    /** A member that is null counts as left out, as everywhere. */
    private static Map<String, Object> readMap(Form values, JsonObject object) {
        var map = new LinkedHashMap<String, Object>();
        object.forEach((name, value) -> {
            if (!JsonValue.NULL.equals(value)) {
                try {
                    map.put(name, values.read(value));
                } catch (UnfitException e) {
                    throw e.inside("a member");
                }
            }
        });
        return Collections.unmodifiableMap(map);
    }

    private static JsonValue writeMap(Form values, Map<?, ?> map) {
        var object = CachedJson.object();
        map.forEach((name, value) -> object.add((String) name, values.write(value)));
        return object.build();
    }

    private static Form enumeration(Class<?> type) {
        var names = new LinkedHashMap<Object, JsonString>();
        var constants = new HashMap<String, Object>();
        var choices = CachedJson.array();
        for (var constant : type.getEnumConstants()) {
            var name = nameOf(type, (Enum<?>) constant);
            names.put(constant, CachedJson.string(name));
            constants.put(name, constant);
            choices.add(name);
        }
        var schema =
                CachedJson.object().add("type", "string").add("enum", choices).build();
        return new Form(schema, value -> constants.get(((JsonString) value).getString()), names::get);
    }

    private static String nameOf(Class<?> type, Enum<?> constant) {
        try {
            var named = type.getField(constant.name()).getAnnotation(JsonName.class);
            return named == null ? constant.name().toLowerCase(Locale.ROOT) : named.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
