package org.nextcloudmcp.schema;

import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.nextcloudmcp.json.CachedJson;

/** The form of an enum: the names of its constants, in lower case unless {@link JsonName} says otherwise. */
final class Enumeration {

    private Enumeration() {}

    static Form of(Class<?> type) {
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
