package org.nextcloudmcp.nextcloud;

import java.util.function.Supplier;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.completion.Completion;
import org.nextcloudmcp.completion.Typing;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.paging.Position;
import org.nextcloudmcp.resources.ResourceListing;
import org.nextcloudmcp.resources.ResourceReading;
import org.nextcloudmcp.resources.ResourceTemplate;
import org.nextcloudmcp.resources.TemplateDescription;
import org.nextcloudmcp.resources.UriVariables;
import org.nextcloudmcp.tools.ConsentLink;
import org.nextcloudmcp.tools.ToolCallException;
import org.nextcloudmcp.tools.ToolResult;

/**
 * Resources that are the user's own, in Nextcloud. A reading without a grant asks for the user's consent as a tool does;
 * lists and suggestions never do, because clients ask for them by themselves.
 */
public abstract class NextcloudResources implements ResourceTemplate {

    private final NextcloudAccess access;
    private final TemplateDescription description;
    private final Scopes scopes;

    protected NextcloudResources(NextcloudAccess access, TemplateDescription description, Scopes scopes) {
        this.access = access;
        this.description = description;
        this.scopes = scopes;
    }

    /**
     * Reads one.
     *
     * @throws ToolCallException if Nextcloud does not, or if there is no token for this user
     */
    protected abstract ResourceReading read(UriVariables variables, NextcloudClient client);

    /**
     * Some of those worth showing.
     *
     * @throws ToolCallException if Nextcloud does not, or if there is no token for this user
     */
    protected abstract ResourceListing list(Position position, int most, NextcloudClient client);

    /**
     * What a variable could be.
     *
     * @throws ToolCallException if Nextcloud does not, or if there is no token for this user
     */
    protected abstract Completion complete(Typing typing, NextcloudClient client);

    @Override
    public final TemplateDescription description() {
        return description;
    }

    @Override
    public final Scopes scopes() {
        return scopes;
    }

    @Override
    public final ResourceReading read(UriVariables variables, Call call) {
        try {
            return read(variables, client(call));
        } catch (ToolCallException e) {
            return instead(e.result());
        }
    }

    @Override
    public final ResourceListing list(Position position, int most, Call call) {
        return quietly(() -> list(position, most, client(call)), ResourceListing.notNow());
    }

    @Override
    public final Completion complete(Typing typing, Call call) {
        return quietly(() -> complete(typing, client(call)), Completion.none());
    }

    private NextcloudClient client(Call call) {
        return access.client(call, scopes);
    }

    private static <T> T quietly(Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (ToolCallException e) {
            // its result is not asked for: that would open a request for the user's consent
            return otherwise;
        }
    }

    private static ResourceReading instead(ToolResult result) {
        if (result instanceof ToolResult.ConsentRequired consent) {
            return new ResourceReading.ConsentRequired(
                    consent.authorizationUrl(),
                    consent.expiresAt(),
                    ConsentLink.sentence(consent, "read this resource"));
        }
        if (result instanceof ToolResult.Failure failure) {
            return new ResourceReading.Refused(failure.message());
        }
        throw new IllegalStateException("not a way in which Nextcloud refuses");
    }
}
