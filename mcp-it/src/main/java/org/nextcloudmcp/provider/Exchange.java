package org.nextcloudmcp.provider;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Token exchange to the letter of RFC 8693 section 2. What comes out lives as long as ever, whatever went in. */
final class Exchange {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final Issuance issuance;
    private final Behaviour behaviour;
    private final String issuer;
    private final ClientRegistration client;
    private final Set<String> audiences;

    Exchange(Issuance issuance, Behaviour behaviour, String issuer, ClientRegistration client, Set<String> audiences) {
        this.issuance = issuance;
        this.behaviour = behaviour;
        this.issuer = issuer;
        this.client = client;
        this.audiences = audiences;
    }

    Reply answer(FormFields form) throws RefusedRequest {
        if (!behaviour.exchangeOffered()) {
            throw new RefusedRequest(400, "unsupported_grant_type", "exchange is switched off");
        }
        JsonObject subject = subject(form);
        String requested = form.field("requested_token_type").orElse(ACCESS_TOKEN);
        require(requested.equals(ACCESS_TOKEN), "invalid_request");
        require(!form.has("resource"), "invalid_target");
        require(audiences.contains(form.required("audience")), "invalid_target");
        require(form.has("actor_token") == form.has("actor_token_type"), "invalid_request");
        String allowed = subject.getString("scope", "");
        String scope = form.field("scope").orElse(allowed);
        require(words(allowed).containsAll(words(scope)), "invalid_scope");
        JsonObject claims = issuance.claims(form.required("audience"), subject.getString("sub"), scope);
        String token = issuance.token(behaviour.exchanged(Claims.with(claims, "client_id", client.id())));
        JsonObject answer = Json.createObjectBuilder()
                .add("access_token", token)
                .add("issued_token_type", ACCESS_TOKEN)
                .add("token_type", "Bearer")
                .add("expires_in", Issuance.LIFETIME)
                .add("scope", scope)
                .build();
        return Reply.json(200, behaviour.exchangeAnswer(answer));
    }

    private JsonObject subject(FormFields form) throws RefusedRequest {
        String token = form.required("subject_token");
        require(form.required("subject_token_type").equals(ACCESS_TOKEN), "invalid_request");
        JsonObject claims = Issuance.read(token);
        require(claims.isEmpty() ? isActive(token) : isGood(token, claims), "invalid_grant");
        return claims.isEmpty() ? introspected(token) : claims;
    }

    private boolean isGood(String token, JsonObject claims) {
        return !issuance.isRevoked(token)
                && claims.getString("iss", "").equals(issuer)
                && claims.getInt("exp", 0) > issuance.now();
    }

    private boolean isActive(String token) {
        JsonObject claims = introspected(token);
        return claims.getBoolean("active", false) && claims.getInt("exp", 0) > issuance.now();
    }

    private JsonObject introspected(String token) {
        try (var reader = Json.createReader(new StringReader(issuance.introspection(token)))) {
            return reader.readObject();
        }
    }

    private static void require(boolean condition, String otherwise) throws RefusedRequest {
        if (!condition) {
            throw new RefusedRequest(400, otherwise, "exchange");
        }
    }

    private static List<String> words(String scope) {
        return Arrays.stream(scope.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
