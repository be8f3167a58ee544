package org.nextcloudmcp.oauth;

/** A PKCE code verifier (RFC 7636 section 4.1), 43 to 128 characters. */
public record CodeVerifier(String value) implements Credential {

    public CodeVerifier {
        Credential.requirePresent("code verifier", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
