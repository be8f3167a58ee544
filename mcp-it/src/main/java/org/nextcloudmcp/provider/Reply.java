package org.nextcloudmcp.provider;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of the provider. */
record Reply(int status, Map<String, String> headers, String body) {
    static Reply json(int status, JsonObject body) {
        return json(status, body.toString());
    }

    static Reply json(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), body);
    }

    /** RFC 6749 section 5.2. */
    static Reply error(int status, String code) {
        return json(status, Json.createObjectBuilder().add("error", code).build());
    }

    static Reply redirect(String location) {
        return new Reply(302, Map.of("Location", location), "");
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }
}
