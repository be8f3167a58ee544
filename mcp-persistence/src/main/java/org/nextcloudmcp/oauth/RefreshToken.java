package org.nextcloudmcp.oauth;

/** A refresh token (RFC 6749 section 1.5); a grant is worth what its refresh token is worth. */
public record RefreshToken(String value) implements Credential {

    public RefreshToken {
        Credential.requirePresent("refresh token", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
