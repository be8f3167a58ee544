package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** {@code /oauth2/token}: token exchange for trusted services (RFC 8693). */
@Path("oauth2/token")
@Singleton
public class TokenResource {

    private final ServiceRequests requests;
    private final ServiceTokens tokens;

    @Inject
    public TokenResource(ServiceRequests requests, ServiceTokens tokens) {
        this.requests = requests;
        this.tokens = tokens;
    }

    @POST
    public Response exchange(InputStream body, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        return requests.answer(
                body,
                request,
                headers,
                (form, service) -> ServiceResponses.ok(tokens.token(service, TokenRequest.read(form))));
    }
}
