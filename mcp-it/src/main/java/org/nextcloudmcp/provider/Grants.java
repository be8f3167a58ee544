package org.nextcloudmcp.provider;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Codes and refresh tokens. A code is used once (RFC 6749 section 4.1.2); so is a refresh token, and using it again ends
 * the whole family (RFC 9700 section 4.14.2), unless the terms have a grace window.
 */
final class Grants {
    private record Family(String subject, String scope, AtomicBoolean ended) {
        Family(String subject, String scope) {
            this(subject, scope, new AtomicBoolean());
        }
    }

    private record Live(Family family, Optional<Instant> end) {}

    private record Spent(Family family, Instant at) {}

    private record Code(String subject, Map<String, String> request) {}

    private static final String NEXTCLOUD = "nextcloud";

    private final Issuance issuance;
    private final ClientRegistration client;
    private final Behaviour behaviour;
    private final Clock clock = Clock.systemUTC();
    private final RefreshCounts counts = new RefreshCounts();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private final Map<String, Spent> spent = new ConcurrentHashMap<>();

    Grants(Issuance issuance, ClientRegistration client, Behaviour behaviour) {
        this.issuance = issuance;
        this.client = client;
        this.behaviour = behaviour;
    }

    RefreshCounts counts() {
        return counts;
    }

    /** A refresh token of a new family, as if the subject had just agreed. */
    String given(String subject, String scope) {
        return token(new Family(subject, scope));
    }

    /** How many refresh tokens of the subject would be taken now. */
    long takable(String subject) {
        return live.values().stream()
                .filter(token -> token.family().subject().equals(subject))
                .filter(this::isTakable)
                .count();
    }

    private boolean isTakable(Live token) {
        return !token.family().ended().get()
                && token.end().filter(end -> !clock.instant().isBefore(end)).isEmpty();
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
        JsonObjectBuilder answer = answer(new Family(code.subject(), scope), scope);
        answer.add("id_token", issuance.token("JWT", idToken, issuance.key()));
        return Reply.json(200, answer.build());
    }

    Reply refresh(FormFields form) throws RefusedRequest {
        RefreshTerms terms = behaviour.refreshTerms();
        counts.begun();
        try {
            RefreshTerms.pass(terms.before());
            Reply reply = rotated(form);
            RefreshTerms.pass(terms.after());
            return reply;
        } finally {
            counts.ended();
        }
    }

    private Reply rotated(FormFields form) throws RefusedRequest {
        Family family = spend(form.required("refresh_token"));
        String scope = form.field("scope").orElse(family.scope());
        if (!Arrays.asList(family.scope().split(" ")).containsAll(Arrays.asList(scope.split(" ")))) {
            throw new RefusedRequest(400, "invalid_scope", "more than was granted");
        }
        counts.rotated(family.subject());
        return Reply.json(200, answer(family, scope).build());
    }

    /** One at a time: of two that present the same token, one is seen to reuse it. */
    private synchronized Family spend(String token) throws RefusedRequest {
        Live taken = live.remove(token);
        if (taken != null) {
            spent.put(token, new Spent(taken.family(), clock.instant()));
            if (!isTakable(taken)) {
                throw invalidGrant();
            }
            return taken.family();
        }
        Spent before = spent.get(token);
        if (before == null) {
            throw invalidGrant();
        }
        Duration grace = behaviour.graceFor(before.family().subject());
        boolean inGrace = clock.instant().isBefore(before.at().plus(grace));
        if (inGrace && !before.family().ended().get()) {
            counts.usedInGrace();
            return before.family();
        }
        counts.reused(before.family().ended().compareAndSet(false, true));
        throw invalidGrant();
    }

    /** Ends the family of a refresh token; other tokens are none of its business. */
    void revoke(String token) {
        Live ended = live.remove(token);
        if (ended != null) {
            ended.family().ended().set(true);
        }
    }

    boolean isRefreshToken(String token) {
        return live.containsKey(token) || spent.containsKey(token);
    }

    private JsonObjectBuilder answer(Family family, String scope) {
        RefreshTerms terms = behaviour.refreshTerms();
        long seconds = terms.accessTokenLife().toSeconds();
        JsonObject claims = Claims.with(issuance.claims(NEXTCLOUD, family.subject(), scope), "client_id", client.id());
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("access_token", issuance.token(Claims.with(claims, "exp", issuance.now() + seconds)))
                .add("refresh_token", token(family))
                .add("token_type", "Bearer")
                .add("expires_in", seconds)
                .add("scope", scope);
        terms.refreshTokenLife().ifPresent(life -> answer.add("refresh_expires_in", life.toSeconds()));
        return answer;
    }

    private String token(Family family) {
        String token = "refresh-" + UUID.randomUUID();
        live.put(
                token,
                new Live(family, behaviour.refreshTerms().refreshTokenLife().map(clock.instant()::plus)));
        return token;
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
