package org.nextcloudmcp.mcp;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.nextcloudmcp.json.CachedJson;

/** What this server says about itself: name, version, capabilities, and what a model should know before it starts. */
@Singleton
public class ServerDescription {

    static final String INSTRUCTIONS =
            "These tools work on the user's own Nextcloud, which the user connects once: the first tool that needs it "
                    + "answers with a link for the user to open in a browser, and after that the same call works. "
                    + "Use check_provisioning_status to see what has been granted, provision_nextcloud_access to ask "
                    + "for the link yourself, and revoke_nextcloud_access when the user wants to take it back.";

    private final JsonObject info;

    public ServerDescription() {
        this(builtVersion());
    }

    ServerDescription(String version) {
        info = CachedJson.object()
                .add("name", "nextcloud-mcp-broker")
                .add("title", "Nextcloud MCP Broker")
                .add("version", version)
                .build();
    }

    /** An {@code Implementation} of MCP. */
    JsonObject info() {
        return info;
    }

    JsonObject capabilities() {
        return CachedJson.object().add("tools", JsonValue.EMPTY_JSON_OBJECT).build();
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
