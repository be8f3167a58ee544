package org.nextcloudmcp.connect;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.elicitation.Consents;
import org.nextcloudmcp.form.MalformedRequestException;
import org.nextcloudmcp.form.SingleValues;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.provisioning.Consent;
import org.nextcloudmcp.provisioning.ConsentDecline;
import org.nextcloudmcp.provisioning.ConsentPage;
import org.nextcloudmcp.provisioning.ConsentStart;
import org.nextcloudmcp.settings.Configuration;

/** The connect page: asks the user, and takes the decision. Looking at it changes nothing. */
@Path("connect")
@Singleton
public class ConnectResource {

    private final Configuration configuration;
    private final Consent consent;
    private final Consents consents;
    private final PageResponses responses;
    private final Clock clock;

    @Inject
    public ConnectResource(
            Configuration configuration, Consent consent, Consents consents, PageResponses responses, Clock clock) {
        this.consents = consents;
        this.configuration = configuration;
        this.consent = consent;
        this.responses = responses;
        this.clock = clock;
    }

    @GET
    public Response ask(@Context HttpServletRequest request) {
        return responses.whenConsentIsAsked(() -> {
            try {
                return responses.of(question(ConnectParameters.handle(SingleValues.parse(request.getQueryString()))));
            } catch (MalformedRequestException e) {
                return responses.of(LinkAnswers.malformed());
            }
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(String body, @Context HttpHeaders headers) {
        return responses.whenConsentIsAsked(() -> {
            if (!fromOwnPage(headers)) {
                return responses.of(LinkAnswers.foreignPage());
            }
            try {
                var form = SingleValues.parse(body);
                var handle = ConnectParameters.handle(form);
                return switch (ConnectParameters.decision(form)) {
                    case CONTINUE -> begin(handle);
                    case DECLINE -> decline(handle);
                };
            } catch (MalformedRequestException e) {
                return responses.of(LinkAnswers.malformed());
            }
        });
    }

    private Answer question(RequestHandle handle) {
        var page = consent.page(handle);
        if (page instanceof ConsentPage.Unusable unusable) {
            return LinkAnswers.unusable(unusable.reason());
        }
        var askable = (ConsentPage.Askable) page;
        var question = ConsentQuestion.of(
                handle,
                askable.client(),
                askable.scopes(),
                configuration.settings().server().publicUrl(),
                askable.nextcloudUrl(),
                askable.providerOrigin(),
                Duration.between(clock.instant(), askable.expiresAt()));
        return Answer.of(200, question).leadingTo(askable.providerOrigin());
    }

    private Response begin(RequestHandle handle) {
        var start = consent.begin(handle);
        if (start instanceof ConsentStart.Redirect redirect) {
            return responses.of(AuthorizationRedirect.of(redirect));
        }
        return responses.of(
                start instanceof ConsentStart.Unusable unusable
                        ? LinkAnswers.unusable(unusable.reason())
                        : LinkAnswers.providerUnreachable());
    }

    private Response decline(RequestHandle handle) {
        var declined = consent.decline(handle);
        consents.look();
        return responses.of(
                declined instanceof ConsentDecline.Unusable unusable
                        ? LinkAnswers.unusable(unusable.reason())
                        : LinkAnswers.declined());
    }

    private boolean fromOwnPage(HttpHeaders headers) {
        return SameOrigin.accepts(
                Optional.ofNullable(headers.getHeaderString("Sec-Fetch-Site")),
                Optional.ofNullable(headers.getHeaderString("Origin")),
                configuration.settings().server().publicUrl());
    }
}
