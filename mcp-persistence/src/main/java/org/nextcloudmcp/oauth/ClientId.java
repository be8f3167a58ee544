package org.nextcloudmcp.oauth;

/** A client identifier (RFC 6749 section 2.2): an MCP client's, a service's or our own. Not a secret. */
public record ClientId(String value) {

    public ClientId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an empty client id is no client id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
