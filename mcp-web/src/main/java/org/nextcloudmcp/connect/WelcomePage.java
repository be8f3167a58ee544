package org.nextcloudmcp.connect;

import java.net.URI;

/**
 * The start page: what this server is and how to add it to an assistant.
 *
 * @param mcpUrl the address for MCP clients
 * @param nextcloudHost the host of the Nextcloud that it works with
 * @param asksConsent whether access to the Nextcloud is asked for apart from the sign-in
 */
record WelcomePage(String mcpUrl, String nextcloudHost, boolean asksConsent) implements Page {

    static WelcomePage of(URI mcp, URI nextcloud, boolean asksConsent) {
        return new WelcomePage(mcp.toString(), nextcloud.getRawAuthority(), asksConsent);
    }

    @Override
    public String title() {
        return "Your Nextcloud, in your assistant";
    }

    @Override
    public String template() {
        return "welcome";
    }
}
