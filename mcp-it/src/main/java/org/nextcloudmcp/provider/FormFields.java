package org.nextcloudmcp.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A form as RFC 6749 section 3.2 wants it: each parameter once, none in the query. */
record FormFields(Map<String, String> fields) {
    static FormFields read(HttpExchange exchange) throws IOException, RefusedRequest {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!exchange.getRequestMethod().equals("POST") || !type.startsWith("application/x-www-form-urlencoded")) {
            throw RefusedRequest.invalidRequest("no form");
        }
        if (exchange.getRequestURI().getRawQuery() != null) {
            throw RefusedRequest.invalidRequest("parameters in the query");
        }
        return new FormFields(decoded(body));
    }

    static Map<String, String> decoded(String form) throws RefusedRequest {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            if (!name.isEmpty() && fields.put(name, value) != null) {
                throw RefusedRequest.invalidRequest("twice: " + name);
            }
        }
        return fields;
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) throws RefusedRequest {
        return field(name).orElseThrow(() -> RefusedRequest.invalidRequest("missing: " + name));
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }
}
