package org.nextcloudmcp.idp;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** {@link ProviderHttp} on MicroProfile REST Client, one client for each of the provider's few URLs. */
@Singleton
class RestClientProviderHttp implements ProviderHttp {

    private static final long CONNECT_SECONDS = 2;
    private static final long READ_SECONDS = 8;

    private final Map<URI, ProviderResource> clients = new ConcurrentHashMap<>();

    @Override
    public HttpAnswer get(URI uri) {
        return answer(uri, ProviderResource::get);
    }

    @Override
    public HttpAnswer post(URI uri, Map<String, String> form, Optional<String> authorization) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return answer(uri, client -> client.post(authorization.orElse(null), body));
    }

    private HttpAnswer answer(URI uri, Function<ProviderResource, Response> request) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READ_SECONDS);
        try (var response = request.apply(clients.computeIfAbsent(uri, RestClientProviderHttp::client));
                var body = response.readEntity(InputStream.class)) {
            return new HttpAnswer(
                    response.getStatus(),
                    Optional.ofNullable(response.getHeaderString(HttpHeaders.CONTENT_TYPE)),
                    Optional.ofNullable(response.getHeaderString(HttpHeaders.RETRY_AFTER)),
                    text(uri, body, deadline));
        } catch (ProcessingException | IOException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            var reason = uri.getHost() + " does not answer (" + cause.getClass().getSimpleName() + ")";
            throw new ProviderUnavailableException(reason, LastGood.PAUSE_AFTER_FAILURE, e);
        }
    }

    private String text(URI uri, @Nullable InputStream body, long deadline) throws IOException {
        try {
            return BoundedBody.read(body, () -> System.nanoTime() - deadline > 0);
        } catch (IOException e) {
            // Closing a response reads its rest, however long; closing the client first cuts the connection.
            Optional.ofNullable(clients.remove(uri)).ifPresent(ProviderResource::close);
            throw e;
        }
    }

    private static ProviderResource client(URI uri) {
        return RestClientBuilder.newBuilder()
                .baseUri(uri)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                // A redirect could carry the client secret or a refresh token to another host.
                .followRedirects(false)
                // Statuses of 400 and above are answers to us, not exceptions.
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(ProviderResource.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        clients.values().forEach(ProviderResource::close);
    }
}
