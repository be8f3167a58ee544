package org.nextcloudmcp.idp;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nextcloudmcp.settings.Operator;

/** A provider that answers what a test tells it, counts what it is asked, and can be away. */
public final class FakeProvider implements ProviderHttp {

    /** A form somebody posted. */
    public record Posted(URI uri, Map<String, String> form, Optional<String> authorization) {}

    static final URI KEYS = URI.create("https://id.example.com/keys");
    static final URI TOKEN = URI.create("https://id.example.com/token");
    static final URI INTROSPECTION = URI.create("https://id.example.com/introspect");
    static final URI REVOCATION = URI.create("https://id.example.com/revoke");
    static final URI DISCOVERY = URI.create(Operator.ISSUER + "/.well-known/openid-configuration");

    private final Map<URI, HttpAnswer> pages = new ConcurrentHashMap<>();
    private final Map<URI, Integer> requests = new ConcurrentHashMap<>();
    private final Deque<HttpAnswer> answersToForms = new ArrayDeque<>();
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    public FakeProvider() {
        describes(metadata());
    }

    public static Map<String, String> metadata() {
        return new HashMap<>(Map.of(
                "issuer", Operator.ISSUER,
                "authorization_endpoint", "https://id.example.com/authorize",
                "token_endpoint", TOKEN.toString(),
                "jwks_uri", KEYS.toString(),
                "revocation_endpoint", REVOCATION.toString()));
    }

    FakeProvider describes(Map<String, String> metadata) {
        var members = metadata.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
                .toList();
        return shows(DISCOVERY, json(200, "{" + String.join(",", members) + "}"));
    }

    FakeProvider shows(URI uri, HttpAnswer answer) {
        pages.put(uri, answer);
        return this;
    }

    public FakeProvider publishes(String keySet) {
        return shows(KEYS, json(200, keySet));
    }

    public FakeProvider answersKeys(int status, String body) {
        return shows(KEYS, json(status, body));
    }

    /** From now on there is an introspection endpoint, which gives this answer to every question. */
    public FakeProvider introspects(int status, String body) {
        return introspects(json(status, body));
    }

    FakeProvider introspects(HttpAnswer answer) {
        var metadata = metadata();
        metadata.put("introspection_endpoint", INTROSPECTION.toString());
        return describes(metadata).shows(INTROSPECTION, answer);
    }

    public int introspections() {
        return requests(INTROSPECTION);
    }

    FakeProvider answersForms(HttpAnswer answer) {
        answersToForms.add(answer);
        return this;
    }

    public void goesAway() {
        away = true;
    }

    public void comesBack() {
        away = false;
    }

    int requests(URI uri) {
        return requests.getOrDefault(uri, 0);
    }

    public int keyRequests() {
        return requests(KEYS);
    }

    public Posted lastPosted() {
        return posted.get(posted.size() - 1);
    }

    static HttpAnswer json(int status, String body) {
        return new HttpAnswer(status, Optional.of("application/json;charset=UTF-8"), Optional.empty(), body);
    }

    @Override
    public HttpAnswer get(URI uri) {
        requests.merge(uri, 1, Integer::sum);
        answerOrBeAway();
        return pages.getOrDefault(uri, json(404, "{}"));
    }

    @Override
    public HttpAnswer post(URI uri, Map<String, String> form, Optional<String> authorization) {
        requests.merge(uri, 1, Integer::sum);
        posted.add(new Posted(uri, form, authorization));
        answerOrBeAway();
        return pages.containsKey(uri) ? pages.get(uri) : answersToForms.remove();
    }

    private void answerOrBeAway() {
        if (away) {
            throw new ProviderUnavailableException("away", Duration.ofSeconds(5));
        }
    }
}
