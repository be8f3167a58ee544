package org.nextcloudmcp.oauth;

/** An ID token as received (OpenID Connect Core section 2), not yet verified. */
public record IdToken(String value) implements Credential {

    public IdToken {
        Credential.requirePresent("ID token", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
