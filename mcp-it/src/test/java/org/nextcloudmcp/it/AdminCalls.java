package org.nextcloudmcp.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.nextcloudmcp.harness.AnyCertificate;

/** Calls of the administrator over REST. */
final class AdminCalls {
    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().sslContext(AnyCertificate.context()).build();

    AdminCalls(int httpsPort) {
        this.base = URI.create("https://localhost:" + httpsPort);
    }

    JsonObject get(String path) {
        return json(text(path));
    }

    String text(String path) {
        return body(send(path, HttpRequest.newBuilder().GET()));
    }

    JsonObject post(String path, String json) {
        return json(body(send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)))));
    }

    HttpResponse<String> send(String path, HttpRequest.Builder request) {
        String pair = StageExtension.ADMIN + ":" + StageExtension.ADMIN_PASSWORD;
        try {
            return client.send(
                    request.uri(base.resolve(path))
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
