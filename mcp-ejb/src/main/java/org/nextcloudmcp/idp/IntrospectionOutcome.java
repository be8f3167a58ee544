package org.nextcloudmcp.idp;

import jakarta.json.JsonObject;

/** What asking the introspection endpoint came to (RFC 7662 section 2.2), if it answered. */
public sealed interface IntrospectionOutcome {

    /**
     * The provider's answer about the token, not yet judged.
     *
     * @param body may repeat what is secret: never logged
     */
    record Answered(JsonObject body) implements IntrospectionOutcome {

        @Override
        public String toString() {
            return "Answered[redacted]";
        }
    }

    /** The provider has no introspection endpoint, or does not introspect such a token. */
    record NotSupported() implements IntrospectionOutcome {}

    /** The provider refuses our client (section 2.3): the operator's matter. */
    record ClientRefused() implements IntrospectionOutcome {}
}
