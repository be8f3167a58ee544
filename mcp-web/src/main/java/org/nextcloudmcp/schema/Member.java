package org.nextcloudmcp.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.json.CachedJson;

/**
 * A component of a record as a member of a JSON object.
 *
 * @param name in JSON
 * @param form of its value, with its description and its default
 * @param leaving how it says that it is left out; empty if it always has a value
 * @param otherwise the component's value if the member is left out; empty if it must not be
 * @param accessor from a record to the component's value
 */
record Member(String name, Form form, Optional<Leaving> leaving, Optional<Object> otherwise, MethodHandle accessor) {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    static Member of(RecordComponent component, Forms forms, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        var declared = component.getAnnotatedType();
        var constraints = new ArrayList<Annotation>(List.of(declared.getAnnotations()));
        constraints.addAll(List.of(component.getAccessor().getAnnotations()));
        var leaving = Leaving.of(declared);
        var plain = forms.of(Leaving.inside(declared), constraints);
        var argument = Optional.ofNullable(component.getAnnotation(ToolArg.class));
        var defaultValue = argument.map(ToolArg::defaultValue)
                .filter(text -> !text.equals(ToolArg.NONE))
                .map(text -> defaultOf(plain, text));
        if (defaultValue.isPresent() && leaving.isPresent()) {
            throw new IllegalArgumentException("it is an optional and has a default: it can be but one of them");
        }
        var form = plain.with(schema(plain, description(component), defaultValue));
        return new Member(
                nameOf(component),
                form,
                leaving,
                leaving.map(Leaving::empty).or(() -> defaultValue.map(form::read)),
                lookup.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class)));
    }

    boolean isRequired() {
        return otherwise.isEmpty() || (leaving.isEmpty() && !form.schema().containsKey("default"));
    }

    /** From the member's value; {@code null} counts as left out. */
    Object read(JsonObject object) {
        var value = object.get(name);
        if (value == null || JsonValue.NULL.equals(value)) {
            return otherwise.orElseThrow(() -> new UnfitException(name, "is required"));
        }
        try {
            var read = form.read(value);
            return leaving.isPresent() ? leaving.get().wrap().apply(read) : read;
        } catch (UnfitException e) {
            throw e.inside(name);
        }
    }

    /** Adds the member if the record has a value for it. */
    void write(Object owner, JsonObjectBuilder json) {
        var value = valueOf(owner);
        if (leaving.isEmpty()) {
            json.add(name, form.write(value));
        } else {
            leaving.get().unwrap().apply(value).ifPresent(inside -> json.add(name, form.write(inside)));
        }
    }

    private Object valueOf(Object owner) {
        Object value;
        try {
            value = accessor.invokeExact(owner);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (value == null) {
            throw new IllegalStateException(owner.getClass().getSimpleName() + "." + name + " is null");
        }
        return value;
    }

    private static JsonObject schema(Form form, Optional<String> description, Optional<JsonValue> defaultValue) {
        var schema = CachedJson.object(form.schema());
        description.ifPresent(text -> schema.add("description", text));
        defaultValue.ifPresent(value -> schema.add("default", value));
        return schema.build();
    }

    private static Optional<String> description(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(ToolArg.class))
                .map(ToolArg::description)
                .or(() -> Optional.ofNullable(component.getAnnotation(Description.class))
                        .map(Description::value));
    }

    private static JsonValue defaultOf(Form form, String text) {
        var isText = "string".equals(form.schema().getString("type", ""));
        var value = isText ? CachedJson.string(text) : CachedJson.readValue(text);
        var holder = CachedJson.object().add("value", value).build();
        var schema = CachedJson.object()
                .add("properties", CachedJson.object().add("value", form.schema()))
                .build();
        var problems = ArgumentRules.of(schema).problems(holder);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("its default does not fit: " + String.join("; ", problems));
        }
        return value;
    }

    private static String nameOf(RecordComponent component) {
        var named = component.getAnnotation(JsonName.class);
        return named != null
                ? named.value()
                : String.join("_", Arrays.asList(HUMP.split(component.getName())))
                        .toLowerCase(Locale.ROOT);
    }
}
