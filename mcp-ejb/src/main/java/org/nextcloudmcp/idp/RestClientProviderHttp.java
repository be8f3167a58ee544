package org.nextcloudmcp.idp;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link ProviderHttp} on MicroProfile REST Client. */
@Singleton
class RestClientProviderHttp implements ProviderHttp {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WHOLE = Duration.ofSeconds(8);
    private static final Duration LISTENING = Duration.ofSeconds(60);

    private final ProviderCalls calls;
    private final ProviderCalls listening;

    @Inject
    RestClientProviderHttp(ManagedThreadFactory threads) {
        this(threads, CONNECT, WHOLE, LISTENING);
    }

    /**
     * @param threads for the one thread that ends calls whose time is over
     * @param connect how long connecting may take
     * @param whole how long a call may take from its beginning to the last byte of its answer
     * @param listening how long {@link #postAndListen} may, not counting what this process is stopped
     */
    RestClientProviderHttp(ThreadFactory threads, Duration connect, Duration whole, Duration listening) {
        this.calls = ProviderCalls.within(threads, connect, whole);
        this.listening = ProviderCalls.listening(threads, connect, listening);
    }

    @Override
    public HttpAnswer get(URI uri) {
        return answer(calls, uri, ProviderResource::get);
    }

    @Override
    public HttpAnswer post(URI uri, Map<String, String> form, Optional<String> authorization) {
        return post(calls, uri, form, authorization);
    }

    @Override
    public HttpAnswer postAndListen(URI uri, Map<String, String> form, Optional<String> authorization) {
        return post(listening, uri, form, authorization);
    }

    private static HttpAnswer post(
            ProviderCalls calls, URI uri, Map<String, String> form, Optional<String> authorization) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return answer(calls, uri, client -> client.post(authorization.orElse(null), body));
    }

    private static HttpAnswer answer(ProviderCalls calls, URI uri, Function<ProviderResource, Response> request) {
        var call = calls.begin(uri);
        try {
            var answer = answer(call, request);
            call.finish();
            return answer;
        } catch (RuntimeException | IOException e) {
            // Not only ProcessingException: a client that is cut off in the middle of its work may call it an illegal
            // state, and a Content-Type that is none is an illegal argument to it.
            var why = call.late() ? "took too long" : cause(e).getClass().getSimpleName();
            var reason = uri.getHost() + " does not answer (" + why + ")";
            throw new ProviderUnavailableException(reason, LastGood.PAUSE_AFTER_FAILURE, e);
        } finally {
            call.cut();
        }
    }

    private static HttpAnswer answer(ProviderCall call, Function<ProviderResource, Response> request)
            throws IOException {
        try (var response = request.apply(call.client());
                var body = response.readEntity(InputStream.class)) {
            return new HttpAnswer(
                    response.getStatus(),
                    Optional.ofNullable(response.getHeaderString(HttpHeaders.CONTENT_TYPE)),
                    Optional.ofNullable(response.getHeaderString(HttpHeaders.RETRY_AFTER)),
                    text(call, body));
        }
    }

    private static String text(ProviderCall call, @Nullable InputStream body) throws IOException {
        try {
            return BoundedBody.read(body);
        } catch (IOException e) {
            // Closing a response reads its rest, however long; cutting the connection first leaves nothing to read.
            call.cut();
            throw e;
        }
    }

    private static Throwable cause(Exception e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        calls.close();
        listening.close();
    }
}
