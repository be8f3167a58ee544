package org.nextcloudmcp.nextcloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.oauth.AccessToken;

/** The way to the local server by the JDK's client: the container's needs the container. */
final class JdkWire implements NextcloudWire {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    /** What was sent since it was last cleared. */
    final List<NextcloudRequest> sent = new ArrayList<>();

    JdkWire(URI address) {
        this.address = address;
    }

    @Override
    public NextcloudResponse send(NextcloudRequest request, AccessToken token) {
        sent.add(request);
        var response = exchange(request);
        try (var body = response.body()) {
            return new NextcloudResponse(response.statusCode(), headers(response), body.readAllBytes(), false);
        } catch (IOException e) {
            throw new NextcloudUnreachableException(true, e);
        }
    }

    @Override
    public <T> Streamed<T> stream(NextcloudRequest request, AccessToken token, BodyReader<T> reader) {
        sent.add(request);
        var response = exchange(request);
        try (var body = response.body()) {
            return new Streamed<>(head(response), Optional.of(reader.read(head(response), body)));
        } catch (IOException e) {
            throw new NextcloudUnreachableException(true, e);
        }
    }

    /** The same request without anybody who reads more than bytes. */
    void drain(NextcloudRequest request, byte[] buffer) {
        try (var body = exchange(request).body()) {
            while (body.read(buffer) >= 0) {
                // read over
            }
        } catch (IOException e) {
            throw new NextcloudUnreachableException(true, e);
        }
    }

    @Override
    public URI address() {
        return address;
    }

    private HttpResponse<InputStream> exchange(NextcloudRequest request) {
        var builder = HttpRequest.newBuilder(URI.create(address + request.path()));
        request.headers().forEach(builder::header);
        request.body().ifPresent(body -> builder.header("Content-Type", body.type()));
        builder.method(
                request.method(),
                request.body()
                        .map(body -> HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
                        .orElse(HttpRequest.BodyPublishers.noBody()));
        try {
            return client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new NextcloudUnreachableException(true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NextcloudUnreachableException(true, e);
        }
    }

    private static NextcloudResponse head(HttpResponse<InputStream> response) {
        return new NextcloudResponse(response.statusCode(), headers(response), new byte[0], false);
    }

    private static Map<String, String> headers(HttpResponse<InputStream> response) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return headers;
    }
}
