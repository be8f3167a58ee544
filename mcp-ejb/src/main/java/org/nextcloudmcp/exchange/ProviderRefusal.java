package org.nextcloudmcp.exchange;

import static java.util.Map.entry;

import java.util.Map;

/** Reads the provider's refusal of an exchange (RFC 8693 section 2.2.2, RFC 6749 section 5.2). Pure. */
final class ProviderRefusal {

    private static final int BAD_REQUEST = 400;

    private static final Map<String, ExchangeRefusal> AT_ANY_STATUS = Map.ofEntries(
            entry("invalid_request", ExchangeRefusal.INVALID_REQUEST),
            entry("invalid_grant", ExchangeRefusal.INVALID_GRANT),
            entry("invalid_scope", ExchangeRefusal.INVALID_SCOPE),
            entry("invalid_target", ExchangeRefusal.UNKNOWN_AUDIENCE),
            entry("access_denied", ExchangeRefusal.ACCESS_DENIED));

    /** What leads on to a user's grant, or means something else than it says, must be said in the way of the RFC. */
    private static final Map<String, ExchangeRefusal> AT_BAD_REQUEST = Map.ofEntries(
            entry("unsupported_grant_type", ExchangeRefusal.NOT_SUPPORTED),
            entry("invalid_client", ExchangeRefusal.UNKNOWN_AUDIENCE));

    private ProviderRefusal() {}

    /**
     * @param status the HTTP status
     * @param error the error code, to the letter
     */
    static ExchangeRefusal of(int status, String error) {
        if (status == BAD_REQUEST && AT_BAD_REQUEST.containsKey(error)) {
            return AT_BAD_REQUEST.get(error);
        }
        return AT_ANY_STATUS.getOrDefault(error, ExchangeRefusal.REFUSED);
    }
}
