package org.nextcloudmcp.oauth;

/** The state of an authorization request (RFC 6749 section 4.1.1): 256 random bits, used once. */
public record State(String value) implements Credential {

    public State {
        Credential.requirePresent("state", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
