package org.nextcloudmcp.connect;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.NextcloudCredential;

/** Turns answers into responses, each with all the headers of a page. */
@Singleton
public class PageResponses {

    private static final Logger LOG = Logger.getLogger(PageResponses.class.getName());

    private final Configuration configuration;
    private final PageTemplates templates;

    @Inject
    public PageResponses(Configuration configuration, PageTemplates templates) {
        this.configuration = configuration;
        this.templates = templates;
    }

    /** Answers if the server is configured; a fault in it becomes a page that says so and a log entry that says why. */
    Response whenConfigured(Supplier<Response> answer) {
        if (!configuration.usable()) {
            return of(LinkAnswers.misconfigured());
        }
        try {
            return answer.get();
        } catch (EJBException e) {
            var id = UUID.randomUUID().toString();
            LOG.log(Level.SEVERE, e, () -> "A page could not be answered, correlation id " + id);
            return of(LinkAnswers.outOfOrder(id));
        }
    }

    /** The same for what belongs to a user's consent, which a server that exchanges tokens does not ask for. */
    Response whenConsentIsAsked(Supplier<Response> answer) {
        return whenConfigured(() -> configuration.settings().nextcloud().credential() == NextcloudCredential.GRANT
                ? answer.get()
                : of(LinkAnswers.noConsentAsked()));
    }

    Response of(Answer answer) {
        var response = Response.status(answer.status())
                .type("text/html;charset=UTF-8")
                // Bytes, because RESTEasy escapes the markup of a text that goes with a 400.
                .entity(templates.render(answer.page()).getBytes(StandardCharsets.UTF_8));
        PageHeaders.of(templates.styleHash(), answer.formTarget()).forEach(response::header);
        answer.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
        // Works without scripts; a program that reads the page can follow the link in it.
        answer.movesOnTo().ifPresent(next -> response.header("Refresh", "3; url=" + next));
        answer.cookies().forEach(cookie -> response.header(HttpHeaders.SET_COOKIE, cookie));
        return response.build();
    }

    /** 303, so that the browser follows with GET and does not take the form along (RFC 9110 section 15.4.4). */
    Response of(AuthorizationRedirect redirect) {
        var response = Response.seeOther(redirect.location()).header(HttpHeaders.SET_COOKIE, redirect.setCookie());
        PageHeaders.withoutPage().forEach(response::header);
        return response.build();
    }
}
