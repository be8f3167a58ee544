package org.nextcloudmcp.connect;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.NextcloudCredential;

/** The start page, for whoever opens the server's address in a browser. */
@Path("")
@Singleton
public class WelcomeResource {

    private final Configuration configuration;
    private final PageResponses responses;

    @Inject
    public WelcomeResource(Configuration configuration, PageResponses responses) {
        this.configuration = configuration;
        this.responses = responses;
    }

    @GET
    public Response welcome() {
        return responses.whenConfigured(() -> {
            var settings = configuration.settings();
            var nextcloud = settings.nextcloud();
            var page = WelcomePage.of(
                    settings.server().at("/mcp"), nextcloud.url(), nextcloud.credential() == NextcloudCredential.GRANT);
            return responses.of(Answer.of(200, page));
        });
    }
}
