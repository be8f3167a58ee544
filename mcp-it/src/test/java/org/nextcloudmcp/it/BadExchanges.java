package org.nextcloudmcp.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nextcloudmcp.provider.Claims;
import org.nextcloudmcp.provider.Fault;

/** All that a provider can do wrong in an exchange, and all by which it can refuse one (RFC 8693 section 2.2). */
final class BadExchanges {
    private BadExchanges() {}

    /** Answers that look like success. */
    static Stream<BadExchange> answers() {
        return Stream.of(
                answer(
                        "no issued_token_type",
                        "WRONG_ISSUED_TOKEN_TYPE",
                        all -> Claims.without(all, "issued_token_type")),
                answer(
                        "a refresh token",
                        "WRONG_ISSUED_TOKEN_TYPE",
                        all -> Claims.with(all, "issued_token_type", "urn:ietf:params:oauth:token-type:refresh_token")),
                answer("token_type N_A", "WRONG_TOKEN_TYPE", all -> Claims.with(all, "token_type", "N_A")),
                answer("no token_type", "WRONG_TOKEN_TYPE", all -> Claims.without(all, "token_type")),
                answer(
                        "a token that nobody can read",
                        "UNREADABLE_TOKEN",
                        all -> Claims.with(all, "access_token", "a.b.c")),
                answer(
                        "an opaque token that is not active",
                        "UNREADABLE_TOKEN",
                        all -> Claims.with(all, "access_token", "opaque-of-nobody")),
                claims("another audience", "WRONG_AUDIENCE", all -> Claims.with(all, "aud", "another")),
                claims("no audience", "WRONG_AUDIENCE", all -> Claims.without(all, "aud")),
                claims("our own audience", "WRONG_AUDIENCE", all -> Claims.with(all, "aud", "nextcloud-mcp-server")),
                claims("another subject", "WRONG_SUBJECT", all -> Claims.with(all, "sub", "somebody-else")),
                claims("no subject", "WRONG_SUBJECT", all -> Claims.without(all, "sub")),
                claims("another issuer", "WRONG_ISSUER", all -> Claims.with(all, "iss", "https://login.example")),
                claims(
                        "more scope than was asked for",
                        "BROADER_SCOPE",
                        all -> Claims.with(all, "scope", all.getString("scope") + " calendar.write")),
                claims("no word about scope", "BROADER_SCOPE", all -> Claims.without(all, "scope")),
                claims(
                        "a token that has ended",
                        "TOKEN_ENDED",
                        all -> Claims.with(all, "exp", all.getInt("exp") - 3600)),
                answer("a life of no seconds", "TOKEN_ENDED", all -> Claims.with(all, "expires_in", 0)));
    }

    /** Errors that say no. */
    static Stream<BadExchange> refusals() {
        return Stream.of(
                fault("invalid_request", "INVALID_REQUEST", Fault.error(400, "invalid_request")),
                fault("invalid_grant", "INVALID_GRANT", Fault.error(400, "invalid_grant")),
                fault("invalid_scope", "INVALID_SCOPE", Fault.error(400, "invalid_scope")),
                fault("invalid_target", "UNKNOWN_AUDIENCE", Fault.error(400, "invalid_target")),
                fault("invalid_client", "UNKNOWN_AUDIENCE", Fault.error(400, "invalid_client")),
                fault("access_denied", "ACCESS_DENIED", Fault.error(403, "access_denied")),
                fault("an error that nobody knows", "REFUSED", Fault.error(400, "no_idea")));
    }

    /** No answer, or none that says anything. */
    static Stream<BadExchange> outages() {
        return Stream.of(
                fault("500", "UNAVAILABLE", Fault.status(500)),
                fault("503", "UNAVAILABLE", Fault.status(503)),
                fault("429", "UNAVAILABLE", Fault.status(429, Duration.ofSeconds(1))),
                fault("our client is refused", "UNAVAILABLE", Fault.error(401, "unauthorized_client")),
                fault("empty", "UNAVAILABLE", Fault.empty()),
                fault("malformed", "UNAVAILABLE", Fault.json("{\"access_token\":")),
                fault("a page", "UNAVAILABLE", Fault.html()),
                fault("five megabytes", "UNAVAILABLE", Fault.oversized()),
                fault("a redirect", "UNAVAILABLE", Fault.redirect("/token")),
                answer("no access_token", "UNAVAILABLE", all -> Claims.without(all, "access_token")),
                answer(
                        "an access_token that is null",
                        "UNAVAILABLE",
                        all -> Claims.with(all, "access_token", JsonValue.NULL)),
                answer(
                        "an access_token that is an object",
                        "UNAVAILABLE",
                        all -> Claims.with(
                                all, "access_token", Json.createObjectBuilder().build())),
                fault("dripping", "UNAVAILABLE", Fault.dripping()));
    }

    private static BadExchange answer(String name, String outcome, UnaryOperator<JsonObject> change) {
        return new BadExchange(name, outcome, behaviour -> behaviour.changeExchangeAnswer(change));
    }

    private static BadExchange claims(String name, String outcome, UnaryOperator<JsonObject> change) {
        return new BadExchange(name, outcome, behaviour -> behaviour.changeExchangedClaims(change));
    }

    private static BadExchange fault(String name, String outcome, Fault fault) {
        return new BadExchange(name, outcome, behaviour -> behaviour.failExchange(fault));
    }
}
