package org.nextcloudmcp.tools;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.provisioning.Provisioning;
import org.nextcloudmcp.provisioning.ProvisioningStart;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.RecordForm;

/**
 * The one way from "no grant" to the user's consent, for the provisioning tool and for every tool that needs Nextcloud.
 */
@Singleton
public class ConsentLink {

    /** What {@link #structured} answers, as a schema. */
    static final JsonObject SCHEMA = RecordForm.ofResult(Link.class).schema();

    private static final ClientId UNNAMED = new ClientId("unknown");

    private final Provisioning provisioning;
    private final Provider<ToolCatalogue> catalogue;

    /**
     * @param catalogue asked late, because the catalogue holds tools and tools hold this
     */
    @Inject
    public ConsentLink(Provisioning provisioning, Provider<ToolCatalogue> catalogue) {
        this.provisioning = provisioning;
        this.catalogue = catalogue;
    }

    /** What a tool answers whose user has not connected Nextcloud, or has to connect it again. */
    public ToolResult insteadOfNextcloud(Caller caller) {
        var start = start(caller);
        if (start instanceof ProvisioningStart.ConsentNeeded needed) {
            return new ToolResult.ConsentRequired(needed.connectUrl(), needed.expiresAt(), false);
        }
        return start instanceof ProvisioningStart.TooManyOpen
                ? tooManyOpen()
                : ToolResult.failure("Nextcloud was connected just now. Call this tool again.");
    }

    /** Asks for the scopes of all tools at once, so that the user is asked once and not once for each tool. */
    ProvisioningStart start(Caller caller) {
        return provisioning.start(
                caller.subject(),
                caller.client().orElse(UNNAMED),
                catalogue.get().scopes());
    }

    static ToolResult tooManyOpen() {
        return ToolResult.failure(
                "Too many links to connect Nextcloud are open for this user. Use one of those already "
                        + "given, or wait ten minutes until they have expired and call again.");
    }

    /** For people and models: what to do, with the absolute link. */
    public static String sentence(ToolResult.ConsentRequired consent) {
        return sentence(consent, "call this tool");
    }

    /**
     * The same where something else than a tool was asked for.
     *
     * @param again what to do again when the user has agreed, such as: call this tool
     */
    public static String sentence(ToolResult.ConsentRequired consent, String again) {
        return "Nextcloud is not connected yet. Ask the user to open this link in a browser and to agree there: "
                + consent.authorizationUrl() + " (it works once, until "
                + consent.expiresAt().truncatedTo(ChronoUnit.SECONDS)
                + (consent.askedFor() ? ")." : "). Then " + again + " again.");
    }

    /** For programs: the same. */
    public static JsonObject structured(ToolResult.ConsentRequired consent) {
        return RecordForm.json(new Link(
                Status.AUTHORIZATION_REQUIRED,
                consent.authorizationUrl(),
                consent.expiresAt().truncatedTo(ChronoUnit.SECONDS)));
    }

    private enum Status {
        AUTHORIZATION_REQUIRED
    }

    private record Link(
            Status status,

            @Description("the link that the user has to open")
            URI authorizationUrl,

            @Description("when the link stops working") Instant expiresAt) {}
}
