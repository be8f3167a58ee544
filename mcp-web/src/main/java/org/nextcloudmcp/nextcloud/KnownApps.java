package org.nextcloudmcp.nextcloud;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.apps.NextcloudApp;

/**
 * Which apps a user's Nextcloud has, as its capabilities say.
 *
 * @param missing those that it certainly does not have; none if it could not be asked
 */
record KnownApps(Set<NextcloudApp> missing) {

    private static final String CAPABILITIES = "/ocs/v2.php/cloud/capabilities?format=json";
    private static final String COOKBOOK = "/index.php/apps/cookbook/api/version";

    private static final Duration FRESH = Duration.ofMinutes(3);

    /** After a failure nobody waits again for so long. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration COMPARED = Duration.ofHours(1);

    KnownApps {
        missing = Set.copyOf(missing);
    }

    /** Those of the needed ones that are missing. */
    Set<NextcloudApp> among(Set<NextcloudApp> needed) {
        return needed.stream().filter(missing::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** What is known; asks Nextcloud if that is too old. */
    static KnownApps of(NextcloudClient client) {
        return client.remembered(KnownApps.class).orElseGet(() -> asked(client));
    }

    /**
     * Asks Nextcloud, unless nothing has changed there.
     *
     * @throws org.nextcloudmcp.tools.ToolCallException if there is no token for this user
     */
    static KnownApps asked(NextcloudClient client) {
        KnownApps known;
        try {
            known = new KnownApps(missing(client));
        } catch (RefusedException e) {
            // Down, in maintenance, or none: what could not be found out must not take tools away.
            known = new KnownApps(Set.of());
            client.remember(known, 1, PAUSE);
            return known;
        }
        client.remember(known, 1, FRESH);
        return known;
    }

    private static Set<NextcloudApp> missing(NextcloudClient client) {
        var before = client.remembered(Announced.class);
        var request = NextcloudRequest.getJson(CAPABILITIES);
        var answer = client.send(
                before.map(known -> request.with("If-None-Match", known.etag())).orElse(request));
        var missing = EnumSet.noneOf(NextcloudApp.class);
        if (answer.is(304) && before.isPresent()) {
            missing.addAll(before.get().missing());
        } else {
            missing.addAll(announced(Ocs.data(answer, "the list of apps")));
            answer.header("ETag").ifPresent(etag -> client.remember(new Announced(etag, missing), 1, COMPARED));
        }
        // It announces nothing, so its own route has to tell.
        if (client.send(NextcloudRequest.getJson(COOKBOOK)).is(404)) {
            missing.add(NextcloudApp.COOKBOOK);
        }
        return missing;
    }

    private static Set<NextcloudApp> announced(JsonObject data) {
        if (!(data.get("capabilities") instanceof JsonObject said)) {
            throw Refusals.notNextcloud("the list of apps");
        }
        var missing = EnumSet.noneOf(NextcloudApp.class);
        for (var app : NextcloudApp.values()) {
            key(app).filter(key -> !isThere(said.get(key))).ifPresent(key -> missing.add(app));
        }
        return missing;
    }

    /** Under which name it announces itself; calendars and contacts are part of what answers DAV. */
    private static Optional<String> key(NextcloudApp app) {
        return switch (app) {
            case FILES, COOKBOOK -> Optional.empty();
            case CALENDAR, CONTACTS -> Optional.of("dav");
            case SHARING -> Optional.of("files_sharing");
            case TALK -> Optional.of("spreed");
            case NOTES, DECK, TABLES -> Optional.of(app.id());
        };
    }

    private static boolean isThere(@Nullable JsonValue said) {
        return said instanceof JsonObject app && !isFalse(app, "enabled") && !isFalse(app, "api_enabled");
    }

    private static boolean isFalse(JsonObject app, String member) {
        return JsonValue.FALSE.equals(app.get(member));
    }

    /**
     * What was announced the last time.
     *
     * @param etag as Nextcloud wrote it
     */
    record Announced(String etag, Set<NextcloudApp> missing) {

        Announced {
            missing = Set.copyOf(missing);
        }
    }
}
