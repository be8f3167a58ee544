package org.nextcloudmcp.oauth;

/** An authorization code (RFC 6749 section 1.3.1), redeemed once. */
public record AuthorizationCode(String value) implements Credential {

    public AuthorizationCode {
        Credential.requirePresent("authorization code", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
