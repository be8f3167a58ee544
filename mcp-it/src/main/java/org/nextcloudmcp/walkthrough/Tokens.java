package org.nextcloudmcp.walkthrough;

/** What an MCP client holds after sign-in. */
public record Tokens(String accessToken, String scope) {
    @Override
    public String toString() {
        return "Tokens[" + Fingerprint.of(accessToken) + ", " + scope + "]";
    }
}
