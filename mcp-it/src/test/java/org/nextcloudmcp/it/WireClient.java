package org.nextcloudmcp.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A client that sends exactly what a test says and sees every event of a stream. */
final class WireClient {
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":%s%s}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final String token;

    WireClient(URI endpoint, String token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    /** An answer: one JSON object, or the messages of a stream to its end. */
    record Heard(int status, Map<String, List<String>> headers, List<JsonObject> messages) {
        JsonObject last() {
            return messages.get(messages.size() - 1);
        }

        JsonObject result() {
            return last().getJsonObject("result");
        }

        boolean stream() {
            return contentType().startsWith("text/event-stream");
        }

        String contentType() {
            return headers.getOrDefault("content-type", List.of("")).get(0);
        }
    }

    /** A call of a tool in 2026-07-28. */
    HttpRequest toolCall(String tool, String capabilities, String more, String moreMeta) {
        return request(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{"
                                + META.formatted(capabilities, moreMeta) + ",\"name\":\"" + tool + "\"" + more + "}}",
                        "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", tool)
                .build();
    }

    /** A POST of anything. */
    HttpRequest.Builder request(String body, String version) {
        return authorized()
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", version)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpRequest.Builder authorized() {
        return HttpRequest.newBuilder(endpoint).header("Authorization", "Bearer " + token);
    }

    Heard send(HttpRequest request) throws IOException, InterruptedException {
        return heard(http.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    CompletableFuture<Heard> sendAsync(HttpRequest request) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(WireClient::heard);
    }

    /** Reads a stream until a message that is wanted, and closes it. */
    JsonObject until(HttpRequest request, Predicate<JsonObject> wanted) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("data: ") && wanted.test(json(line.substring(6)))) {
                    return json(line.substring(6));
                }
            }
        }
        throw new AssertionError("the stream ended without what was wanted: " + response.statusCode());
    }

    private static Heard heard(HttpResponse<String> response) {
        List<JsonObject> messages = new ArrayList<>();
        if (response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream")) {
            response.body()
                    .lines()
                    .filter(line -> line.startsWith("data: "))
                    .forEach(line -> messages.add(json(line.substring(6))));
        } else if (response.body().startsWith("{")) {
            messages.add(json(response.body()));
        }
        return new Heard(response.statusCode(), response.headers().map(), messages);
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
