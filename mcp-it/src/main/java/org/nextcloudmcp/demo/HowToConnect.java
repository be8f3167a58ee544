package org.nextcloudmcp.demo;

import java.net.URI;
import java.util.Map;
import org.nextcloudmcp.keycloak.KeycloakServer;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.OAuthClient;

/** What the demo prints when it is up. */
final class HowToConnect {
    private HowToConnect() {}

    static String text(Stage stage, Map<String, String> environment) {
        URI mcp = stage.mcpEndpoint();
        URI issuer = URI.create(stage.settings().getOrDefault("OIDC_ISSUER", ""));
        return """
                The server is up. Add it to an assistant, then ask it for example:
                “List the files in my Nextcloud”. Ctrl-C stops everything.

                  Claude Code    claude mcp add --transport http nextcloud %1$s
                                 then /mcp in Claude Code, and sign in
                  VS Code        in .vscode/mcp.json:
                                 { "servers": { "nextcloud": { "type": "http", "url": "%1$s",
                                   "oauth": { "clientId": "%2$s" } } } }
                  MCP Inspector  npx @modelcontextprotocol/inspector
                                 transport Streamable HTTP, URL %1$s, OAuth client id %2$s

                The client %2$s is public, with PKCE and any loopback redirect URI. Clients that name no scope
                when they register, as Claude Code does, may register themselves; docs/clients.md says why others
                may not at this Keycloak.

                  Sign in as     alice / alice-pw,  bob / bob-pw,  carol / carol-pw
                  Nextcloud      %3$s%4$s
                  Keycloak       %5$s (administrator %6$s / %7$s)
                  Admin Center   %8$s
                """.formatted(
                        mcp,
                        OAuthClient.CLIENT_ID,
                        stage.nextcloudUrl(),
                        stage.standIn().isPresent() ? " (the stand-in, with files and notes of each user)" : "",
                        issuer.resolve("/"),
                        KeycloakServer.ADMIN,
                        KeycloakServer.ADMIN_PASSWORD,
                        adminCenter(stage, environment));
    }

    private static String adminCenter(Stage stage, Map<String, String> environment) {
        if (!environment.containsKey("ADMIN_USER") || !environment.containsKey("ADMIN_PASSWORD")) {
            return "no administrator; start with ADMIN_USER and ADMIN_PASSWORD set to have one";
        }
        return "https://localhost:" + stage.settings().get("HTTPS_PORT") + "/adminCenter/ (administrator "
                + environment.get("ADMIN_USER") + ", the password you chose)";
    }
}
