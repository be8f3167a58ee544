package org.nextcloudmcp.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.json.CachedJson;

/** The forms of lists, and of maps with text keys. What is read cannot be changed. */
final class Containers {

    private Containers() {}

    static Form list(Form items) {
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

    static Form map(Form values) {
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
}
