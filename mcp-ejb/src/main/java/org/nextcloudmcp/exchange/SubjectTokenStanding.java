package org.nextcloudmcp.exchange;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.nextcloudmcp.idp.IntrospectionOutcome;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.Subject;

/**
 * What the provider says of a subject token that it has not looked at in an exchange (RFC 7662 section 2.2). Pure.
 * Without this look, the caller of a user who has signed out would get a live token through the fallback.
 */
final class SubjectTokenStanding {

    private SubjectTokenStanding() {}

    /** Why the token does not lead to another one; empty if it stands, or if the provider introspects no such token. */
    static Optional<DelegatedToken> obstacle(IntrospectionOutcome outcome, Subject subject) {
        if (outcome instanceof IntrospectionOutcome.ClientRefused) {
            return Optional.of(new DelegatedToken.Unavailable(
                    AnswerJudgement.OPERATOR_NEEDED, "our client was refused at introspection"));
        }
        if (outcome instanceof IntrospectionOutcome.Answered answered && !stands(answered.body(), subject)) {
            return Optional.of(new DelegatedToken.Refused(ExchangeRefusal.SUBJECT_TOKEN_INACTIVE));
        }
        return Optional.empty();
    }

    private static boolean stands(JsonObject body, Subject subject) {
        return JsonValue.TRUE.equals(body.get("active"))
                && sameIfSaid(body, "iss", subject.issuer())
                && sameIfSaid(body, "sub", subject.sub());
    }

    private static boolean sameIfSaid(JsonObject body, String name, String expected) {
        return !body.containsKey(name) || StrictJson.string(body, name).equals(Optional.of(expected));
    }
}
