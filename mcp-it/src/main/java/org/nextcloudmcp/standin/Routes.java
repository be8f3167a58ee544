package org.nextcloudmcp.standin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;

/** Which app answers, and the doors before all of them: maintenance mode, sign-in and the CORS check. */
public final class Routes {
    private final World world;
    private final TokenCheck tokens;
    private final Map<String, StandInApp> apps = new TreeMap<>(
            java.util.Comparator.comparingInt(String::length).reversed().thenComparing(root -> root));

    Routes(World world, TokenCheck tokens, List<StandInApp> all) {
        this.world = world;
        this.tokens = tokens;
        all.forEach(app -> app.roots().forEach(root -> apps.put(root, app)));
    }

    World world() {
        return world;
    }

    /** Answers any request. */
    Answer answer(Ask sent) {
        Ask ask = sent.path().startsWith("/index.php/") ? sent.at(sent.path().substring("/index.php".length())) : sent;
        String path = ask.path();
        if (path.equals("/status.php")) {
            return Capabilities.status(world.inMaintenance());
        } else if (path.startsWith("/remote.php/")) {
            return dav(ask, user(ask));
        } else if (path.startsWith("/ocs/")) {
            return Ocs.answer(ask, asked -> ocs(asked, user(asked)));
        } else if (path.equals("/.well-known/caldav") || path.equals("/.well-known/carddav")) {
            return Answer.empty(301)
                    .with("Content-Type", "text/html")
                    .with("Location", world.url() + "/remote.php/dav/");
        }
        return path.startsWith("/public.php/") ? open(ask) : page(ask, user(ask));
    }

    /** What nobody signs in for. */
    private Answer open(Ask ask) {
        return app(ask.path())
                .map(app -> app.answer(ask, new Account("", "", "", "")))
                .orElseGet(() -> Answer.html(404));
    }

    private Optional<Account> user(Ask ask) {
        return StandInNextcloud.bearer(ask).flatMap(tokens::owner);
    }

    private Optional<StandInApp> app(String path) {
        return apps.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .filter(app -> world.has(app.id()));
    }

    private Answer dav(Ask ask, Optional<Account> user) {
        if (world.inMaintenance()) {
            return DavError.MAINTENANCE.answer();
        } else if (user.isEmpty()) {
            return DavError.NOT_SIGNED_IN
                    .answer()
                    .with("WWW-Authenticate", "Basic realm=\"Nextcloud\", charset=\"UTF-8\"");
        }
        try {
            return app(ask.path())
                    .orElseThrow(() -> new DavRefused(DavError.notFound("File not found: " + ask.path())))
                    .answer(ask, user.get());
        } catch (DavRefused refused) {
            return refused.error().answer();
        }
    }

    private Answer ocs(Ask ask, Optional<Account> user) {
        if (world.inMaintenance()) {
            return OcsEnvelope.failure(503, 503, "Service unavailable").with("X-Nextcloud-Maintenance-Mode", "1");
        } else if (ask.path().equals("/ocs/v2.php/cloud/capabilities")) {
            return new Capabilities(world).answer(ask, user.isPresent());
        } else if (user.isEmpty()) {
            return OcsEnvelope.failure(401, OcsEnvelope.NOT_LOGGED_IN, "Current user is not logged in");
        }
        return app(ask.path()).map(app -> app.answer(ask, user.get())).orElseGet(OcsEnvelope::unknownRoute);
    }

    private Answer page(Ask ask, Optional<Account> user) {
        if (world.inMaintenance()) {
            return Answer.html(503).with("Retry-After", "120");
        }
        Optional<StandInApp> app = app(ask.path());
        if (app.isEmpty()) {
            return Answer.html(404);
        } else if (!ask.saysOcs()) {
            return Answer.message(401, "CORS requires basic auth");
        } else if (user.isEmpty()) {
            return Answer.message(401, "Current user is not logged in");
        }
        return app.get().answer(ask, user.get());
    }
}
