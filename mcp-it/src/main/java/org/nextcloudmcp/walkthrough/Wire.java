package org.nextcloudmcp.walkthrough;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends requests one by one, follows nothing, and shows each exchange to the transcript. */
public final class Wire {
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Transcript transcript;

    public Wire(Transcript transcript) {
        this.transcript = transcript;
    }

    /** A GET. */
    public Reply get(URI url, Map<String, String> headers) {
        return send(url, "GET", headers, "");
    }

    /** A POST of form fields. */
    public Reply postForm(URI url, Map<String, String> fields, Map<String, String> headers) {
        return send(url, "POST", with(headers, "Content-Type", "application/x-www-form-urlencoded"), encoded(fields));
    }

    /** A POST of JSON. */
    public Reply postJson(URI url, String json, Map<String, String> headers) {
        return send(url, "POST", with(headers, "Content-Type", "application/json"), json);
    }

    /** Any request. */
    public Reply send(URI url, String method, Map<String, String> headers, String body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(url)
                .timeout(ANSWER)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(builder::header);
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            Reply reply = new Reply(url, answer.statusCode(), answer.headers(), answer.body());
            transcript.exchange(request, body, reply);
            return reply;
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + url.getPath() + ": " + failed.getMessage(), failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new java.util.LinkedHashMap<>(headers);
        more.put(name, value);
        return more;
    }
}
