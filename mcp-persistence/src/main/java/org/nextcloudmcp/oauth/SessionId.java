package org.nextcloudmcp.oauth;

/**
 * What {@code Mcp-Session-Id} carries: 256 random bits that name what a client said in {@code initialize}. It is no
 * proof of who calls: it is only good together with a token of the user it was given to.
 */
public record SessionId(String value) implements Credential {

    public SessionId {
        Credential.requirePresent("session id", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
