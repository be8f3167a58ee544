package org.nextcloudmcp.oauth;

/** What {@code /connect?request=} carries: 256 random bits that name one pending authorization. */
public record RequestHandle(String value) implements Credential {

    public RequestHandle {
        Credential.requirePresent("request handle", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
