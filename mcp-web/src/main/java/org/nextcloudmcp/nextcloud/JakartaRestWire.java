package org.nextcloudmcp.nextcloud;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.Configuration;

/**
 * The way to Nextcloud by the Jakarta REST client: one client for all, so that connections are used again. The client
 * of MicroProfile wants one Java method for each HTTP method; WebDAV's many methods and paths made of file names fit
 * this one better.
 */
@Singleton
class JakartaRestWire implements NextcloudWire {

    private static final int CONNECT_SECONDS = 2;
    private static final int READ_SECONDS = 30;

    private final Configuration configuration;
    private final Client client = ClientBuilder.newBuilder()
            .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
            .build();

    @Inject
    JakartaRestWire(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public NextcloudResponse send(NextcloudRequest request, AccessToken token) {
        try (var response = invocation(request, token).invoke()) {
            return read(response, request.answerLimit());
        } catch (ProcessingException e) {
            throw new NextcloudUnreachableException(!isBeforeSending(e), e);
        } catch (IOException e) {
            throw new NextcloudUnreachableException(true, e);
        }
    }

    @Override
    public <T> Streamed<T> stream(NextcloudRequest request, AccessToken token, BodyReader<T> reader) {
        try (var response = invocation(request, token).invoke()) {
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                return new Streamed<>(read(response, request.answerLimit()), Optional.empty());
            }
            var head = new NextcloudResponse(response.getStatus(), headers(response), new byte[0], false);
            var body = response.getEntity() instanceof InputStream stream
                    ? new LimitedInputStream(stream, request.answerLimit())
                    : InputStream.nullInputStream();
            return new Streamed<>(head, Optional.of(reader.read(head, body)));
        } catch (ProcessingException e) {
            throw new NextcloudUnreachableException(!isBeforeSending(e), e);
        } catch (IOException e) {
            throw new NextcloudUnreachableException(true, e);
        }
    }

    @Override
    public URI address() {
        return URI.create(base());
    }

    private Invocation invocation(NextcloudRequest request, AccessToken token) {
        var builder = client.target(address(request))
                .request()
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token.value())
                .header("OCS-APIRequest", "true")
                .header(HttpHeaders.USER_AGENT, "Nextcloud-MCP-Broker")
                // A compressed answer has another, weak entity tag, and its ranges count other bytes.
                .header(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.headers().forEach(builder::header);
        return request.body()
                .map(body ->
                        builder.build(request.method(), Entity.entity(body.bytes(), MediaType.valueOf(body.type()))))
                .orElseGet(() -> builder.build(request.method()));
    }

    private URI address(NextcloudRequest request) {
        return URI.create(base() + request.path());
    }

    private String base() {
        var base = configuration.settings().nextcloud().url().toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private static Map<String, String> headers(Response response) {
        var headers = new HashMap<String, String>();
        response.getStringHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return headers;
    }

    private static NextcloudResponse read(Response response, int limit) throws IOException {
        var headers = headers(response);
        // Not readEntity: it gives nothing for a body without Content-Type.
        if (!(response.getEntity() instanceof InputStream stream)) {
            return new NextcloudResponse(response.getStatus(), headers, new byte[0], false);
        }
        // What lies beyond the limit is never held, only read over when the response is closed: the connection lives
        // on.
        var body = stream.readNBytes(limit);
        var cut = body.length == limit && stream.read() >= 0;
        return new NextcloudResponse(response.getStatus(), headers, body, cut);
    }

    /** Only where no connection came about is it certain that Nextcloud did nothing. */
    private static boolean isBeforeSending(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLHandshakeException
                    || cause.getClass().getSimpleName().equals("ConnectTimeoutException")) {
                return true;
            }
        }
        return false;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
