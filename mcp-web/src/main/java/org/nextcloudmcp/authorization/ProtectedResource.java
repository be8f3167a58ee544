package org.nextcloudmcp.authorization;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.net.URI;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.tools.ToolCatalogue;

/**
 * What this server says about itself as a protected resource (RFC 9728 section 2). Everything comes from the settings
 * and the tools, nothing from the request: Host and X-Forwarded headers are the sender's to choose.
 */
@Singleton
public class ProtectedResource {

    public static final String MCP_PATH = "/mcp";
    public static final String METADATA_PATH = "/.well-known/oauth-protected-resource";

    private final Configuration configuration;
    private final ToolCatalogue catalogue;

    @Inject
    public ProtectedResource(Configuration configuration, ToolCatalogue catalogue) {
        this.configuration = configuration;
        this.catalogue = catalogue;
    }

    /** The challenges of {@code /mcp}: they point to the metadata whose path ends in it (RFC 9728 section 3.1). */
    public BearerChallenge challenge() {
        return new BearerChallenge(configuration.settings().server().at(METADATA_PATH + MCP_PATH));
    }

    /** Every scope that some tool needs; without offline_access, which is between a client and the provider. */
    public Scopes scopes() {
        return catalogue.scopes();
    }

    /**
     * The metadata. Both well-known paths answer the same {@code resource}, the URL of the endpoint: clients that read the
     * root form were given that URL too, and they refuse a resource that is not a prefix of, or equal to, what they were
     * given. A second resource identifier would only split the audiences of tokens.
     */
    public JsonObject metadata() {
        var settings = configuration.settings();
        return CachedJson.object()
                .add("resource", resource().toString())
                .add(
                        "authorization_servers",
                        CachedJson.array().add(settings.provider().issuer()))
                .add("scopes_supported", CachedJson.array(scopes().names()))
                .add("bearer_methods_supported", CachedJson.array().add("header"))
                .add("resource_name", "Nextcloud MCP Broker")
                .build();
    }

    private URI resource() {
        return configuration.settings().server().at(MCP_PATH);
    }
}
