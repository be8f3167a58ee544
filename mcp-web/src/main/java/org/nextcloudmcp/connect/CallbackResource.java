package org.nextcloudmcp.connect;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.nextcloudmcp.form.MalformedRequestException;
import org.nextcloudmcp.form.SingleValues;
import org.nextcloudmcp.provisioning.AuthorizationResponse;
import org.nextcloudmcp.provisioning.Consent;

/** Where the identity provider sends the browser back (RFC 6749 section 3.1.2). */
@Path("oauth/callback-nextcloud")
@Singleton
public class CallbackResource {

    private final Consent consent;
    private final PageResponses responses;

    @Inject
    public CallbackResource(Consent consent, PageResponses responses) {
        this.consent = consent;
        this.responses = responses;
    }

    @GET
    public Response complete(@Context HttpServletRequest request, @Context HttpHeaders headers) {
        return responses.whenConsentIsAsked(() -> {
            try {
                return responses.of(
                        answer(CallbackParameters.read(SingleValues.parse(request.getQueryString())), headers));
            } catch (MalformedRequestException e) {
                return responses.of(CallbackAnswers.malformed());
            }
        });
    }

    /** A program that only looks, with HEAD, must not use the answer up. */
    @HEAD
    public Response look() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, "GET")
                .build();
    }

    private Answer answer(AuthorizationResponse response, HttpHeaders headers) {
        var cookie = response.state().map(ConsentCookie::of);
        var sent =
                cookie.map(ConsentCookie::name).map(headers.getCookies()::get).map(Cookie::getValue);
        var answer = CallbackAnswers.of(consent.complete(response, ConsentCookie.read(sent)));
        // Whatever came of it: a state is good for one answer, and so is its cookie.
        return cookie.map(name -> answer.withCookie(name.cleared())).orElse(answer);
    }
}
