package org.nextcloudmcp.standin;

import jakarta.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which part of Nextcloud answers, and the doors before all of them: maintenance mode and sign-in. */
final class Routes {
    private static final String DAV = "/remote.php/dav/files/";

    private final URI url;
    private final Path folder;
    private final TokenCheck tokens;
    private final Clock clock;
    private final Map<String, UserFiles> files = new ConcurrentHashMap<>();
    private final OcsRoutes ocs;
    private final NotesRoutes notes;
    private volatile boolean maintenance;

    Routes(URI url, Path folder, TokenCheck tokens, Clock clock) {
        this.url = url;
        this.folder = folder;
        this.tokens = tokens;
        this.clock = clock;
        this.ocs = new OcsRoutes(url);
        this.notes = new NotesRoutes(clock);
    }

    URI url() {
        return url;
    }

    void maintenance(boolean on) {
        maintenance = on;
    }

    Answer answer(Ask ask) {
        String path = ask.path();
        Optional<Account> user = StandInNextcloud.bearer(ask).flatMap(tokens::owner);
        if (path.equals("/status.php")) {
            return OcsRoutes.status(maintenance);
        } else if (path.startsWith("/remote.php/")) {
            return dav(ask, user);
        } else if (path.startsWith("/ocs/v2.php/")) {
            return ocs(ask, user);
        } else if (path.equals("/.well-known/caldav") || path.equals("/.well-known/carddav")) {
            return Answer.empty(301).with("Content-Type", "text/html").with("Location", url + "/remote.php/dav/");
        }
        return app(ask, user);
    }

    private Answer dav(Ask ask, Optional<Account> user) {
        if (maintenance) {
            return DavError.MAINTENANCE.answer();
        } else if (user.isEmpty()) {
            return DavError.NOT_SIGNED_IN
                    .answer()
                    .with("WWW-Authenticate", "Basic realm=\"Nextcloud\", charset=\"UTF-8\"");
        } else if (!ask.path().startsWith(DAV)) {
            return DavError.notFound("File not found: " + ask.path()).answer();
        }
        String rest = ask.path().substring(DAV.length());
        int slash = rest.indexOf('/');
        String owner = slash < 0 ? rest : rest.substring(0, slash);
        String inside = slash < 0 ? "" : rest.substring(slash + 1);
        if (!owner.equals(user.get().userId())) {
            return ForeignFiles.answer(ask, DAV + owner + "/", owner, inside);
        }
        return new DavRoutes(filesOf(user.get()), DAV + owner + "/").answer(ask, inside);
    }

    private Answer ocs(Ask ask, Optional<Account> user) {
        if (maintenance) {
            return OcsEnvelope.failure(503, 503, "Service unavailable").with("X-Nextcloud-Maintenance-Mode", "1");
        }
        return ocs.answer(ask, user, user.map(account -> new Notes(filesOf(account), clock)));
    }

    private Answer app(Ask ask, Optional<Account> user) {
        if (maintenance) {
            return Answer.html(503).with("Retry-After", "120");
        }
        String path = ask.path().startsWith("/index.php/") ? ask.path().substring("/index.php".length()) : ask.path();
        if (!path.startsWith("/apps/notes/api/")) {
            return Answer.html(404);
        } else if (!ask.saysOcs()) {
            return Answer.json(401, message("CORS requires basic auth"));
        } else if (user.isEmpty()) {
            return Answer.json(401, message("Current user is not logged in"));
        }
        return notes.answer(ask, path.substring("/apps/notes/api/".length()), new Notes(filesOf(user.get()), clock));
    }

    private static jakarta.json.JsonObject message(String text) {
        return Json.createObjectBuilder().add("message", text).build();
    }

    private UserFiles filesOf(Account account) {
        return files.computeIfAbsent(account.userId(), id -> new UserFiles(account, folder.resolve(id), clock));
    }
}
