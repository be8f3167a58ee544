package org.nextcloudmcp.standin;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.function.UnaryOperator;
import org.nextcloudmcp.standin.dav.Xml;

/** What all OCS routes have in common: version 1 beside version 2, and XML unless JSON is asked for. */
final class Ocs {
    private static final int FINE_IN_V1 = 100;

    private Ocs() {}

    /** Answers by what version 2 answers in JSON. */
    static Answer answer(Ask ask, java.util.function.Function<Ask, Answer> second) {
        if (ask.path().startsWith("/ocs/v1.php/")) {
            Answer answer = second.apply(ask.at("/ocs/v2.php" + ask.path().substring("/ocs/v1.php".length())));
            return inFormat(ask, isEnvelope(answer) ? Answer.json(200, first(read(answer))) : answer);
        }
        return inFormat(ask, second.apply(ask));
    }

    private static boolean isEnvelope(Answer answer) {
        return answer.body().text().startsWith("{\"ocs\":");
    }

    private static JsonObject read(Answer answer) {
        try (var reader = Json.createReader(new StringReader(answer.body().text()))) {
            return reader.readObject().getJsonObject("ocs");
        }
    }

    private static JsonObject first(JsonObject second) {
        JsonObjectBuilder meta = Json.createObjectBuilder(second.getJsonObject("meta"));
        if (second.getJsonObject("meta").getInt("statuscode") == 200) {
            meta.add("statuscode", FINE_IN_V1);
        }
        meta.add("totalitems", "").add("itemsperpage", "");
        return Json.createObjectBuilder()
                .add("ocs", Json.createObjectBuilder().add("meta", meta).add("data", second.get("data")))
                .build();
    }

    private static Answer inFormat(Ask ask, Answer answer) {
        boolean json = ask.parameter("format").filter("json"::equals).isPresent()
                || ask.header("Accept")
                        .filter(accept -> accept.contains("application/json"))
                        .isPresent();
        if (json || !isEnvelope(answer)) {
            return answer;
        }
        UnaryOperator<String> document = content -> "<?xml version=\"1.0\"?>\n<ocs>\n" + content + "</ocs>\n";
        StringBuilder xml = new StringBuilder();
        members(read(answer), " ", xml);
        return answer.with("Content-Type", "application/xml; charset=utf-8").saying(document.apply(xml.toString()));
    }

    private static void members(JsonObject object, String indent, StringBuilder xml) {
        object.forEach((name, value) -> element(name, value, indent, xml));
    }

    private static void element(String name, JsonValue value, String indent, StringBuilder xml) {
        xml.append(indent).append('<').append(name);
        if (value instanceof JsonObject object && !object.isEmpty()) {
            xml.append(">\n");
            members(object, indent + " ", xml);
            xml.append(indent).append("</").append(name).append(">\n");
        } else if (value instanceof JsonArray array && !array.isEmpty()) {
            xml.append(">\n");
            array.forEach(one -> element("element", one, indent + " ", xml));
            xml.append(indent).append("</").append(name).append(">\n");
        } else {
            String text = text(value);
            xml.append(text.isEmpty() ? "/>\n" : ">" + Xml.escaped(text) + "</" + name + ">\n");
        }
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        return switch (value.getValueType()) {
            case TRUE -> "1";
            case NUMBER -> value.toString();
            default -> "";
        };
    }
}
