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
import java.util.Optional;
import org.nextcloudmcp.doctor.ProbeSignIn;
import org.nextcloudmcp.elicitation.Consents;
import org.nextcloudmcp.form.MalformedRequestException;
import org.nextcloudmcp.form.SingleValues;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.provisioning.AuthorizationResponse;
import org.nextcloudmcp.provisioning.Consent;

/** Where the identity provider sends the browser back (RFC 6749 section 3.1.2). */
@Path("oauth/callback-nextcloud")
@Singleton
public class CallbackResource {

    private final Consent consent;
    private final ProbeSignIn probe;
    private final Consents consents;
    private final PageResponses responses;

    @Inject
    public CallbackResource(Consent consent, ProbeSignIn probe, Consents consents, PageResponses responses) {
        this.consents = consents;
        this.consent = consent;
        this.probe = probe;
        this.responses = responses;
    }

    @GET
    public Response complete(@Context HttpServletRequest request, @Context HttpHeaders headers) {
        try {
            var response = CallbackParameters.read(SingleValues.parse(request.getQueryString()));
            // One redirect URI is registered at the provider, so an administrator's probe comes back here too.
            return response.state().filter(ProbeSignIn::isOurs).isPresent()
                    ? responses.whenConfigured(() -> responses.of(probed(response, headers)))
                    : responses.whenConsentIsAsked(() -> responses.of(answer(response, headers)));
        } catch (MalformedRequestException e) {
            return responses.whenConsentIsAsked(() -> responses.of(CallbackAnswers.malformed()));
        }
    }

    /** A program that only looks, with HEAD, must not use the answer up. */
    @HEAD
    public Response look() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, "GET")
                .build();
    }

    private Answer answer(AuthorizationResponse response, HttpHeaders headers) {
        var result = consent.complete(response, binding(response, headers));
        consents.look();
        return cleared(response, CallbackAnswers.of(result));
    }

    private Answer probed(AuthorizationResponse response, HttpHeaders headers) {
        return cleared(response, ProbeAnswers.of(probe.complete(response, binding(response, headers))));
    }

    private static Optional<BrowserBinding> binding(AuthorizationResponse response, HttpHeaders headers) {
        return ConsentCookie.read(response.state()
                .map(ConsentCookie::of)
                .map(ConsentCookie::name)
                .map(headers.getCookies()::get)
                .map(Cookie::getValue));
    }

    /** Whatever came of it: a state is good for one answer, and so is its cookie. */
    private static Answer cleared(AuthorizationResponse response, Answer answer) {
        return response.state()
                .map(ConsentCookie::of)
                .map(cookie -> answer.withCookie(cookie.cleared()))
                .orElse(answer);
    }
}
