package org.nextcloudmcp.provider;

import java.time.Instant;
import java.util.Map;

/**
 * One request as the provider remembers it.
 *
 * @param form the fields of the body; empty for a GET
 * @param authentication how the client authenticated itself: {@code client_secret_basic}, {@code client_secret_post},
 *     {@code private_key_jwt}, or {@code none}
 */
public record RecordedCall(Endpoint endpoint, Map<String, String> form, String authentication, Instant at) {
    /** A field of the form; empty if it was not sent. */
    public String field(String name) {
        return form.getOrDefault(name, "");
    }

    /** Fields hold credentials. */
    @Override
    public String toString() {
        return "RecordedCall[" + endpoint + ", " + form.keySet() + ", " + authentication + ", " + at + "]";
    }
}
