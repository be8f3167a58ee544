package org.nextcloudmcp.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.nextcloudmcp.json.CachedJson;

/** The types that are one value in JSON, and free-form JSON itself. */
final class Scalars {

    private static final Map<Class<?>, Form> FORMS = forms();

    private Scalars() {}

    static Optional<Form> of(Class<?> type) {
        return Optional.ofNullable(FORMS.get(type));
    }

    /** What is an integer in JSON and has 32 bits in Java. */
    static boolean isInt(Class<?> type) {
        return type == int.class || type == Integer.class || type == OptionalInt.class;
    }

    private static Map<Class<?>, Form> forms() {
        var forms = new HashMap<Class<?>, Form>();
        forms.put(String.class, text(Function.identity(), value -> (String) value));
        put(forms, new Form(type("boolean"), JsonValue.TRUE::equals, Scalars::bool), boolean.class, Boolean.class);
        put(
                forms,
                new Form(type("integer"), Scalars::integer, value -> CachedJson.number((Long) value)),
                long.class,
                Long.class,
                OptionalLong.class);
        put(
                forms,
                new Form(type("integer"), value -> (int) integer(value), value -> CachedJson.number((Integer) value)),
                int.class,
                Integer.class,
                OptionalInt.class);
        put(
                forms,
                new Form(type("number"), Scalars::finite, value -> CachedJson.number((Double) value)),
                double.class,
                Double.class,
                OptionalDouble.class);
        forms.put(
                BigDecimal.class,
                new Form(type("number"), Scalars::bounded, value -> CachedJson.number((BigDecimal) value)));
        forms.put(Instant.class, format("date-time", text -> Rfc3339.time(text).toInstant()));
        forms.put(OffsetDateTime.class, format("date-time", Rfc3339::time, Rfc3339::text));
        forms.put(LocalDate.class, format("date", LocalDate::parse));
        forms.put(URI.class, format("uri", URI::create));
        forms.put(JsonObject.class, free(type("object")));
        forms.put(JsonArray.class, free(type("array")));
        forms.put(JsonValue.class, free(JsonValue.EMPTY_JSON_OBJECT));
        return Map.copyOf(forms);
    }

    private static void put(Map<Class<?>, Form> forms, Form form, Class<?>... types) {
        for (var type : types) {
            forms.put(type, form);
        }
    }

    private static JsonObject type(String type) {
        return CachedJson.object().add("type", type).build();
    }

    private static Form free(JsonObject schema) {
        return new Form(schema, value -> value, value -> (JsonValue) value);
    }

    private static Form format(String format, Function<String, Object> reading) {
        return format(format, reading, Object::toString);
    }

    private static Form format(String format, Function<String, Object> reading, Function<Object, String> writing) {
        var schema = CachedJson.object(type("string")).add("format", format).build();
        return text(reading, writing).with(schema);
    }

    private static Form text(Function<String, ?> reading, Function<Object, String> writing) {
        return new Form(
                type("string"),
                value -> reading.apply(((JsonString) value).getString()),
                value -> CachedJson.string(writing.apply(value)));
    }

    private static JsonValue bool(Object value) {
        return Boolean.TRUE.equals(value) ? JsonValue.TRUE : JsonValue.FALSE;
    }

    /** The rules have seen to it that it is one and fits. */
    private static long integer(JsonValue value) {
        return ((JsonNumber) value).isIntegral()
                ? ((JsonNumber) value).longValueExact()
                : decimal(value).longValueExact();
    }

    private static BigDecimal decimal(JsonValue value) {
        return ((JsonNumber) value).bigDecimalValue();
    }

    private static Object finite(JsonValue value) {
        var number = decimal(value).doubleValue();
        if (Double.isInfinite(number)) {
            throw new UnfitException("must be a number of ordinary size");
        }
        return number;
    }

    /** Written out, or made an integer, 1e999999999 would take a gigabyte. */
    private static Object bounded(JsonValue value) {
        var number = decimal(value);
        if (Math.abs((long) number.scale()) > NumberRules.MOST_DIGITS || number.precision() > NumberRules.MOST_DIGITS) {
            throw new UnfitException("must be a number of ordinary size");
        }
        return number;
    }
}
