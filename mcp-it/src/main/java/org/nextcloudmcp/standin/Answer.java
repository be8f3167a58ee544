package org.nextcloudmcp.standin;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the stand-in answers. */
public record Answer(int status, Map<String, String> headers, Body body) {
    /** Nothing but a status. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), Body.EMPTY);
    }

    /** Nextcloud's answer where there is nothing to say: an empty page of HTML. */
    public static Answer html(int status) {
        return empty(status).with("Content-Type", "text/html; charset=UTF-8");
    }

    /** A document in JSON, which Nextcloud lets nobody keep. */
    public static Answer json(int status, JsonValue value) {
        return empty(status)
                .with("Content-Type", "application/json; charset=utf-8")
                .with("Cache-Control", "no-cache, no-store, must-revalidate")
                .saying(value.toString());
    }

    /** A refusal of an app's route: an object with a message. */
    public static Answer message(int status, String text) {
        return json(status, Json.createObjectBuilder().add("message", text).build());
    }

    /** A document in XML. */
    public static Answer xml(int status, String text) {
        return empty(status)
                .with("Content-Type", "application/xml; charset=utf-8")
                .saying(text);
    }

    /** A header's value, or nothing. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /** The same with this text. */
    public Answer saying(String text) {
        return new Answer(status, headers, Body.of(text));
    }

    /** The same with these bytes. */
    public Answer saying(byte[] bytes) {
        return new Answer(status, headers, Body.of(bytes));
    }
}
