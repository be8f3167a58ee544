package org.nextcloudmcp.oauth;

/** The value of the cookie that ties a pending authorization to the browser that pressed Continue. */
public record BrowserBinding(String value) implements Credential {

    public BrowserBinding {
        Credential.requirePresent("browser binding", value);
    }

    @Override
    public String toString() {
        return Credential.redactedName(this);
    }
}
