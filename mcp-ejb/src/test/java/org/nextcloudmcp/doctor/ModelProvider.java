package org.nextcloudmcp.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.idp.HttpAnswer;

/** A provider with manners that a test chooses, behind {@link FakeProvider}. */
final class ModelProvider {

    boolean rotates = true;
    Optional<Duration> grace = Optional.empty();
    boolean kills = true;
    boolean exchanges = true;
    boolean introspects = true;
    boolean revokes = true;
    boolean refreshTokens = true;
    boolean opaque;
    boolean refreshEndsOlderAccessTokens;
    boolean narrowsForGood;
    boolean ignoresNarrowing;
    String audience = FakeProvider.AUDIENCE;
    long accessSeconds = 300;
    Optional<Long> refreshSeconds = Optional.empty();
    String subject = "tester";

    /** What is done before the next refresh is answered. */
    Runnable beforeRefresh = () -> {};

    final Set<String> revoked = new HashSet<>();
    private final Clock clock;
    private final Map<String, Family> refreshable = new HashMap<>();
    private final Map<String, Instant> spent = new HashMap<>();
    private final Map<String, String> accessTokens = new HashMap<>();
    private final Set<String> dead = new HashSet<>();
    private int number;

    private static final class Family {
        private String scope;
        private boolean ended;
        private final List<String> accessTokens = new ArrayList<>();

        Family(String scope) {
            this.scope = scope;
        }
    }

    ModelProvider(FakeProvider fake, Clock clock) {
        this.clock = clock;
        fake.onTokenRequest(this::token);
        fake.onRevocation(this::revoke);
        fake.onIntrospection(this::introspect);
    }

    /** Whether any refresh token would still be taken. */
    boolean anythingLives() {
        return refreshable.entrySet().stream()
                .anyMatch(entry -> !entry.getValue().ended && !spent.containsKey(entry.getKey()));
    }

    private HttpAnswer token(Map<String, String> form) {
        return switch (form.get("grant_type")) {
            case "authorization_code" -> answer(new Family("files.read files.write notes.read"), "", true);
            case "refresh_token" -> refresh(form.get("refresh_token"), form.getOrDefault("scope", ""));
            default -> exchange(form);
        };
    }

    private HttpAnswer refresh(String token, String scope) {
        beforeRefresh.run();
        var family = refreshable.get(token);
        if (family == null || family.ended) {
            return FakeProvider.error(400, "invalid_grant");
        }
        var since = Optional.ofNullable(spent.get(token));
        var tolerated = since.isPresent()
                && grace.filter(window -> !clock.instant().isAfter(since.get().plus(window)))
                        .isPresent();
        if (since.isPresent() && !tolerated) {
            family.ended = kills;
            return FakeProvider.error(400, "invalid_grant");
        }
        if (rotates) {
            spent.putIfAbsent(token, clock.instant());
        }
        if (refreshEndsOlderAccessTokens) {
            dead.addAll(family.accessTokens);
        }
        if (narrowsForGood && !scope.isEmpty()) {
            family.scope = scope;
        }
        return answer(family, ignoresNarrowing ? "" : scope, false);
    }

    private HttpAnswer answer(Family family, String narrow, boolean first) {
        var access = accessToken(narrow.isEmpty() ? family.scope : narrow);
        family.accessTokens.add(access);
        var json = new StringBuilder(
                "{\"access_token\":\"" + access + "\",\"token_type\":\"Bearer\",\"expires_in\":" + accessSeconds);
        if (refreshTokens && (rotates || first)) {
            var refresh = "refresh-" + ++number;
            refreshable.put(refresh, family);
            json.append(",\"refresh_token\":\"").append(refresh).append('"');
            refreshSeconds.ifPresent(
                    seconds -> json.append(",\"refresh_expires_in\":").append(seconds));
        }
        return FakeProvider.answer(
                200, json.append(",\"id_token\":\"an-id-token\"}").toString());
    }

    private String accessToken(String scope) {
        var claims = "{\"iss\":\"" + FakeProvider.ISSUER + "\",\"sub\":\"" + subject + "\",\"aud\":\"" + audience
                + "\",\"scope\":\"" + scope + "\",\"jti\":\"" + ++number + "\",\"exp\":"
                + (clock.instant().getEpochSecond() + accessSeconds) + "}";
        var token = opaque ? "opaque-" + number : FakeProvider.jwt(claims);
        accessTokens.put(token, claims);
        return token;
    }

    private HttpAnswer exchange(Map<String, String> form) {
        if (!exchanges) {
            return FakeProvider.error(400, "unsupported_grant_type");
        }
        if (dead.contains(form.get("subject_token"))) {
            return FakeProvider.error(400, "invalid_request");
        }
        return FakeProvider.answer(
                200,
                "{\"access_token\":\"" + accessToken(form.getOrDefault("scope", ""))
                        + "\",\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\","
                        + "\"token_type\":\"Bearer\",\"expires_in\":300}");
    }

    private HttpAnswer revoke(Map<String, String> form) {
        if (!revokes) {
            return FakeProvider.error(400, "unsupported_token_type");
        }
        var token = form.get("token");
        revoked.add(token);
        dead.add(token);
        var family = refreshable.get(token);
        if (family != null) {
            family.ended = true;
            dead.addAll(family.accessTokens);
        }
        return FakeProvider.answer(200, "");
    }

    private HttpAnswer introspect(Map<String, String> form) {
        var claims = accessTokens.get(form.get("token"));
        if (!introspects || claims == null || dead.contains(form.get("token"))) {
            return FakeProvider.answer(200, "{\"active\":false}");
        }
        return FakeProvider.answer(200, "{\"active\":true," + claims.substring(1));
    }
}
