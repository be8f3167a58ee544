package org.nextcloudmcp.standin;

import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the stand-in answers. */
record Answer(int status, Map<String, String> headers, Body body) {
    static Answer empty(int status) {
        return new Answer(status, Map.of(), Body.EMPTY);
    }

    /** Nextcloud's answer where there is nothing to say: an empty page of HTML. */
    static Answer html(int status) {
        return empty(status).with("Content-Type", "text/html; charset=UTF-8");
    }

    static Answer json(int status, JsonValue value) {
        return empty(status)
                .with("Content-Type", "application/json; charset=utf-8")
                .with("Cache-Control", "no-cache, no-store, must-revalidate")
                .saying(value.toString());
    }

    static Answer xml(int status, String text) {
        return empty(status)
                .with("Content-Type", "application/xml; charset=utf-8")
                .saying(text);
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    Answer saying(String text) {
        return new Answer(status, headers, Body.of(text));
    }

    Answer saying(byte[] bytes) {
        return new Answer(status, headers, Body.of(bytes));
    }
}
