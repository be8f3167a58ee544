package org.nextcloudmcp.oauth;

/** Our own client secret at the identity provider (RFC 6749 section 2.3.1). */
public record ClientSecret(String value) implements Credential {

    public ClientSecret {
        Credential.requirePresent("client secret", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
