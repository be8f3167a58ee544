package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.NextcloudCredential;

/** What this server says about itself: name, version, capabilities, and what a model should know before it starts. */
@Singleton
public class ServerDescription {

    private static final String WITH_GRANTS =
            "These tools work on the user's own Nextcloud, which the user connects once: the first tool that needs it "
                    + "answers with a link for the user to open in a browser, and after that the same call works. "
                    + "Use check_provisioning_status to see what has been granted, provision_nextcloud_access to ask "
                    + "for the link yourself, and revoke_nextcloud_access when the user wants to take it back.";

    private static final String WITH_EXCHANGE =
            "These tools work on the user's own Nextcloud, with the permissions of the user's present sign-in: there is "
                    + "nothing else to connect. When a tool says that the sign-in has ended or lacks a scope, the user "
                    + "has to sign in again.";

    private final JsonObject info;
    private final JsonObject metadata;
    private final Configuration configuration;

    @Inject
    public ServerDescription(Configuration configuration) {
        this(builtVersion(), configuration);
    }

    ServerDescription(String version, Configuration configuration) {
        this.configuration = configuration;
        info = CachedJson.object()
                .add("name", "nextcloud-mcp-broker")
                .add("title", "Nextcloud MCP Broker")
                .add("version", version)
                .build();
        metadata = CachedJson.object()
                .add("io.modelcontextprotocol/serverInfo", info)
                .build();
    }

    /** The {@code _meta} of each result of 2026-07-28. */
    JsonObject metadata() {
        return metadata;
    }

    /** An {@code Implementation} of MCP. */
    JsonObject info() {
        return info;
    }

    /** What a model should know before it calls the first tool. */
    String instructions() {
        return configuration.settings().nextcloud().credential() == NextcloudCredential.EXCHANGE
                ? WITH_EXCHANGE
                : WITH_GRANTS;
    }

    JsonObject capabilities() {
        return CachedJson.object()
                .add("tools", JsonValue.EMPTY_JSON_OBJECT)
                .add("resources", JsonValue.EMPTY_JSON_OBJECT)
                .add("prompts", JsonValue.EMPTY_JSON_OBJECT)
                .add("completions", JsonValue.EMPTY_JSON_OBJECT)
                .add("logging", JsonValue.EMPTY_JSON_OBJECT)
                .build();
    }

    private static String builtVersion() {
        try (var stream = ServerDescription.class.getResourceAsStream("build.properties")) {
            var properties = new Properties();
            properties.load(Objects.requireNonNull(stream, "build.properties is part of this application"));
            return Objects.requireNonNull(properties.getProperty("version"), "the build writes its version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
