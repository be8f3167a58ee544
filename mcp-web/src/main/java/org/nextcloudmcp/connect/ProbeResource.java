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
import org.nextcloudmcp.doctor.ProbePage;
import org.nextcloudmcp.doctor.ProbeSignIn;
import org.nextcloudmcp.form.MalformedRequestException;
import org.nextcloudmcp.form.SingleValues;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.provisioning.ConsentStart;
import org.nextcloudmcp.settings.Configuration;

/** The page behind a probe's link: asks the test user, and takes the decision. Looking at it changes nothing. */
@Path("connect/probe")
@Singleton
public class ProbeResource {

    private final Configuration configuration;
    private final ProbeSignIn probe;
    private final PageResponses responses;
    private final Clock clock;

    @Inject
    public ProbeResource(Configuration configuration, ProbeSignIn probe, PageResponses responses, Clock clock) {
        this.configuration = configuration;
        this.probe = probe;
        this.responses = responses;
        this.clock = clock;
    }

    @GET
    public Response ask(@Context HttpServletRequest request) {
        return responses.whenConfigured(() -> {
            try {
                return responses.of(question(ConnectParameters.handle(SingleValues.parse(request.getQueryString()))));
            } catch (MalformedRequestException e) {
                return responses.of(ProbeAnswers.malformed());
            }
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(String body, @Context HttpHeaders headers) {
        return responses.whenConfigured(() -> {
            if (!fromOwnPage(headers)) {
                return responses.of(ProbeAnswers.foreignPage());
            }
            try {
                var form = SingleValues.parse(body);
                var handle = ConnectParameters.handle(form);
                return switch (ConnectParameters.decision(form)) {
                    case CONTINUE -> begin(handle);
                    case DECLINE -> decline(handle);
                };
            } catch (MalformedRequestException e) {
                return responses.of(ProbeAnswers.malformed());
            }
        });
    }

    private Answer question(RequestHandle handle) {
        var page = probe.page(handle);
        if (page instanceof ProbePage.Askable askable) {
            var left = Duration.between(clock.instant(), askable.expiresAt());
            return Answer.of(200, ProbeQuestion.of(handle, askable, left)).leadingTo(askable.providerOrigin());
        }
        if (page instanceof ProbePage.Measuring) {
            return ProbeAnswers.measuring(handle);
        }
        return page instanceof ProbePage.Unusable unusable
                ? ProbeAnswers.unusable(unusable.reason())
                : ProbeAnswers.done();
    }

    private Response begin(RequestHandle handle) {
        var start = probe.begin(handle);
        if (start instanceof ConsentStart.Redirect redirect) {
            return responses.of(AuthorizationRedirect.of(redirect));
        }
        return responses.of(
                start instanceof ConsentStart.Unusable unusable
                        ? ProbeAnswers.unusable(unusable.reason())
                        : ProbeAnswers.providerUnreachable());
    }

    private Response decline(RequestHandle handle) {
        return responses.of(probe.decline(handle).map(ProbeAnswers::unusable).orElseGet(ProbeAnswers::declined));
    }

    private boolean fromOwnPage(HttpHeaders headers) {
        return SameOrigin.accepts(
                Optional.ofNullable(headers.getHeaderString("Sec-Fetch-Site")),
                Optional.ofNullable(headers.getHeaderString("Origin")),
                configuration.settings().server().publicUrl());
    }
}
