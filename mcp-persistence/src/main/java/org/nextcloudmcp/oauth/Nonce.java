package org.nextcloudmcp.oauth;

/** The nonce that ties an ID token to our request (OpenID Connect Core section 3.1.2.1). */
public record Nonce(String value) implements Credential {

    public Nonce {
        Credential.requirePresent("nonce", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
