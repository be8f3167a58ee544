package org.nextcloudmcp.oauth;

/** An access token (RFC 6749 section 1.4), inbound or for Nextcloud. */
public record AccessToken(String value) implements Credential {

    public AccessToken {
        Credential.requirePresent("access token", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
