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
import org.nextcloudmcp.oauth.AccessToken;

/** {@code /oauth2/introspect}: what is this token? (RFC 7662). The parameter token_type_hint is not needed: a token says what it is. */
@Path("oauth2/introspect")
@Singleton
public class IntrospectionResource {

    private final ServiceRequests requests;
    private final ServiceIntrospection tokens;

    @Inject
    public IntrospectionResource(ServiceRequests requests, ServiceIntrospection tokens) {
        this.requests = requests;
        this.tokens = tokens;
    }

    @POST
    public Response introspect(InputStream body, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        return requests.answer(body, request, headers, (form, service) -> {
            var token = new AccessToken(form.required("token"));
            return ServiceResponses.ok(tokens.answer(service, token));
        });
    }
}
