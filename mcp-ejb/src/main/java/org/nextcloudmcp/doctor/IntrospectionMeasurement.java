package org.nextcloudmcp.doctor;

import jakarta.json.JsonValue;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.idp.IntrospectionOutcome;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.oauth.AccessToken;

/** Asks about a good access token of the probe's own (RFC 7662 section 2.1). */
final class IntrospectionMeasurement {

    private IntrospectionMeasurement() {}

    static Introspected of(IntrospectionEndpoint endpoint, AccessToken good) {
        try {
            var outcome = endpoint.introspect(good);
            if (outcome instanceof IntrospectionOutcome.Answered answered) {
                return JsonValue.TRUE.equals(answered.body().get("active"))
                        ? Introspected.ACTIVE
                        : Introspected.SAYS_INACTIVE;
            }
            return outcome instanceof IntrospectionOutcome.ClientRefused
                    ? Introspected.CLIENT_REFUSED
                    : Introspected.UNSUPPORTED;
        } catch (ProviderUnavailableException e) {
            return Introspected.UNKNOWN;
        }
    }
}
