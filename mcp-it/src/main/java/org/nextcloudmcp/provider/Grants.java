package org.nextcloudmcp.provider;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Codes and refresh tokens. A code is used once (RFC 6749 section 4.1.2); so is a refresh token, and using it again ends
 * the whole family (RFC 9700 section 4.14.2).
 */
final class Grants {
    private record Family(String subject, String scope, Set<String> ended) {}

    private record Code(String subject, Map<String, String> request) {}

    private static final String NEXTCLOUD = "nextcloud";

    private final Issuance issuance;
    private final ClientRegistration client;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Family> live = new ConcurrentHashMap<>();
    private final Map<String, Family> spent = new ConcurrentHashMap<>();

    Grants(Issuance issuance, ClientRegistration client) {
        this.issuance = issuance;
        this.client = client;
    }

    String code(String subject, Map<String, String> request) {
        String code = UUID.randomUUID().toString();
        codes.put(code, new Code(subject, request));
        return code;
    }

    Reply redeem(FormFields form) throws RefusedRequest {
        Code code = codes.remove(form.required("code"));
        if (code == null
                || !form.required("redirect_uri").equals(code.request().get("redirect_uri"))
                || !s256(form.required("code_verifier")).equals(code.request().get("code_challenge"))) {
            throw invalidGrant();
        }
        String scope = code.request().getOrDefault("scope", "");
        JsonObject idToken = Json.createObjectBuilder(
                        Claims.without(issuance.claims(client.id(), code.subject(), scope), "scope"))
                .add("nonce", code.request().getOrDefault("nonce", ""))
                .build();
        JsonObjectBuilder answer = answer(new Family(code.subject(), scope, ConcurrentHashMap.newKeySet()), scope);
        answer.add("id_token", issuance.token("JWT", idToken, issuance.key()));
        return Reply.json(200, answer.build());
    }

    Reply refresh(FormFields form) throws RefusedRequest {
        String token = form.required("refresh_token");
        Family family = live.remove(token);
        if (family == null) {
            Family reused = spent.get(token);
            if (reused != null) {
                reused.ended().add("reuse");
            }
            throw invalidGrant();
        }
        spent.put(token, family);
        String scope = form.field("scope").orElse(family.scope());
        if (!Arrays.asList(family.scope().split(" ")).containsAll(Arrays.asList(scope.split(" ")))) {
            throw new RefusedRequest(400, "invalid_scope", "more than was granted");
        }
        if (!family.ended().isEmpty()) {
            throw invalidGrant();
        }
        return Reply.json(200, answer(family, scope).build());
    }

    /** Ends the family of a refresh token; other tokens are none of its business. */
    void revoke(String token) {
        Family family = live.remove(token);
        if (family != null) {
            family.ended().add("revoked");
        }
    }

    boolean isRefreshToken(String token) {
        return live.containsKey(token) || spent.containsKey(token);
    }

    private JsonObjectBuilder answer(Family family, String scope) {
        String refreshToken = "refresh-" + UUID.randomUUID();
        live.put(refreshToken, family);
        JsonObject claims = Claims.with(issuance.claims(NEXTCLOUD, family.subject(), scope), "client_id", client.id());
        return Json.createObjectBuilder()
                .add("access_token", issuance.token(claims))
                .add("refresh_token", refreshToken)
                .add("token_type", "Bearer")
                .add("expires_in", Issuance.LIFETIME)
                .add("scope", scope);
    }

    private static RefusedRequest invalidGrant() {
        return new RefusedRequest(400, "invalid_grant", "no such grant");
    }

    private static String s256(String verifier) {
        try {
            return Jws.part(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
