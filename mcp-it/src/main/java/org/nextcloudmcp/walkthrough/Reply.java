package org.nextcloudmcp.walkthrough;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** An answer, with the URL that gave it. */
public record Reply(URI url, int status, HttpHeaders headers, String body) {
    /** A header's first value. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The body as a JSON object; the data of the first event when the answer is a stream of events. */
    public JsonObject json() {
        String text = header("Content-Type").orElse("").startsWith("text/event-stream") ? firstEvent() : body;
        return Json.createReader(new StringReader(text)).readObject();
    }

    private String firstEvent() {
        return body.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5).strip())
                .filter(data -> data.startsWith("{"))
                .reduce((first, last) -> last)
                .orElse("{}");
    }
}
