package org.nextcloudmcp.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.nextcloudmcp.harness.AnyCertificate;

/** The operator at {@code /api/v1/admin}, over HTTPS with name and password. */
final class Administrator {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final HttpClient client =
            HttpClient.newBuilder().sslContext(AnyCertificate.context()).build();
    private final URI base;
    private final String authorization;

    Administrator(URI base, String name, String password) {
        this.base = base;
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    HttpResponse<String> get(String resource) {
        return send(request(resource).GET());
    }

    HttpResponse<String> post(String resource, String json) {
        return send(request(resource)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String resource) {
        return HttpRequest.newBuilder(base.resolve("/api/v1/admin/" + resource))
                .timeout(LONGEST)
                .header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }
}
