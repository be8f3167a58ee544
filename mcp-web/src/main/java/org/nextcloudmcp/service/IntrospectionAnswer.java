package org.nextcloudmcp.service;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.verification.VerifiedToken;

/** What a service is told about a token (RFC 7662 section 2.2): nothing but that it is of no use, or what it permits. */
final class IntrospectionAnswer {

    /** Why it is of no use would help whoever tries tokens out. */
    static final JsonObject INACTIVE = CachedJson.object().add("active", false).build();

    private IntrospectionAnswer() {}

    /** Name and e-mail address are left out: a service acts for a subject and needs no more. */
    static JsonObject active(VerifiedToken token) {
        var answer = CachedJson.object()
                .add("active", true)
                .add("scope", token.scopes().toString())
                .add("token_type", "Bearer")
                .add("exp", token.expiresAt().getEpochSecond())
                .add("sub", token.subject().sub())
                .add("iss", token.subject().issuer());
        token.client().map(ClientId::value).ifPresent(client -> answer.add("client_id", client));
        answer.add("aud", CachedJson.array(audiences(token.claims().get("aud"))));
        for (var time : List.of("iat", "nbf")) {
            if (token.claims().get(time) instanceof Number seconds) {
                answer.add(time, seconds.longValue());
            }
        }
        if (token.claims().get("jti") instanceof String jti) {
            answer.add("jti", jti);
        }
        return answer.build();
    }

    /** A string or a list on the wire (RFC 7519 section 4.1.3). */
    private static List<String> audiences(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(Object::toString).toList();
        }
        return claim instanceof String one ? List.of(one) : List.of();
    }
}
