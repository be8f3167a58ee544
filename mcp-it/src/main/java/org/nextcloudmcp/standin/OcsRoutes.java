package org.nextcloudmcp.standin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.Optional;

/** The OCS v2 routes: the user, the capabilities, and the unified search for notes. */
final class OcsRoutes {
    private static final String UNKNOWN_ROUTE = "Invalid query, please check the syntax. API specifications are here:"
            + " http://www.freedesktop.org/wiki/Specifications/open-collaboration-services.\n";

    private final URI url;

    OcsRoutes(URI url) {
        this.url = url;
    }

    static Answer status(boolean maintenance) {
        return Answer.empty(200)
                .with("Content-Type", "application/json")
                .saying(Json.createObjectBuilder()
                        .add("installed", true)
                        .add("maintenance", maintenance)
                        .add("needsDbUpgrade", false)
                        .add("version", "32.0.1.2")
                        .add("versionstring", "32.0.1")
                        .add("edition", "")
                        .add("productname", "Nextcloud")
                        .add("extendedSupport", false)
                        .build()
                        .toString());
    }

    Answer answer(Ask ask, Optional<Account> user, Optional<Notes> notes) {
        String route = ask.path().substring("/ocs/v2.php".length());
        if (route.equals("/cloud/capabilities")) {
            return capabilities(ask, user.isPresent());
        } else if (user.isEmpty() || notes.isEmpty()) {
            return OcsEnvelope.failure(401, OcsEnvelope.NOT_LOGGED_IN, "Current user is not logged in");
        } else if (route.equals("/cloud/user")) {
            return wantsJson(ask) ? OcsEnvelope.ok(user(user.get())) : xml(user.get());
        } else if (route.startsWith("/cloud/users/")) {
            return other(route.substring("/cloud/users/".length()), user.get());
        } else if (route.equals("/search/providers/notes/search")) {
            return search(ask.parameter("term").orElse(""), notes.get());
        }
        return OcsEnvelope.failure(404, OcsEnvelope.UNKNOWN, UNKNOWN_ROUTE);
    }

    private static boolean wantsJson(Ask ask) {
        return ask.parameter("format").filter("json"::equals).isPresent()
                || ask.header("Accept")
                        .filter(accept -> accept.contains("application/json"))
                        .isPresent();
    }

    private static Answer other(String id, Account user) {
        if (id.equals(user.userId())) {
            return OcsEnvelope.ok(user(user));
        }
        // A normal user cannot tell others from nobody, except by this message.
        return id.equals("bob") || id.equals("carol") || id.equals("alice")
                ? OcsEnvelope.failure(404, OcsEnvelope.UNKNOWN, "")
                : OcsEnvelope.failure(404, 404, "User does not exist");
    }

    private static Answer capabilities(Ask ask, boolean signedIn) {
        JsonObjectBuilder capabilities = Json.createObjectBuilder()
                .add("theming", Json.createObjectBuilder().add("name", "Nextcloud"));
        if (signedIn) {
            capabilities
                    .add("files", Json.createObjectBuilder().add("bigfilechunking", true))
                    .add(
                            "notes",
                            Json.createObjectBuilder()
                                    .add(
                                            "api_version",
                                            Json.createArrayBuilder()
                                                    .add("0.2")
                                                    .add("1.3")
                                                    .add("1.4"))
                                    .add("version", "5.0.2")
                                    .add("notes_path", "Notes"));
        }
        JsonObject data = Json.createObjectBuilder()
                .add(
                        "version",
                        Json.createObjectBuilder()
                                .add("major", 32)
                                .add("minor", 0)
                                .add("micro", 1)
                                .add("string", "32.0.1")
                                .add("edition", "")
                                .add("extendedSupport", false))
                .add("capabilities", capabilities)
                .build();
        String etag = UserFiles.md5(data.toString());
        if (new Conditions(ask).notModified(etag)) {
            return Answer.empty(304).with("ETag", '"' + etag + '"');
        }
        return OcsEnvelope.ok(data).with("ETag", '"' + etag + '"');
    }

    private static JsonObject user(Account user) {
        return Json.createObjectBuilder()
                .add("enabled", true)
                .add("id", user.userId())
                .add("backend", "user_oidc")
                .add("subadmin", Json.createArrayBuilder())
                .add(
                        "quota",
                        Json.createObjectBuilder()
                                .add("free", -3)
                                .add("used", 7533008)
                                .add("total", -3)
                                .add("relative", 0)
                                .add("quota", -3))
                .add("manager", "")
                .add("email", user.email())
                .add("additional_mail", Json.createArrayBuilder())
                .add("displayname", user.displayName())
                .add("display-name", user.displayName())
                .add("phone", "")
                .add("address", "")
                .add("website", "")
                .add("organisation", "")
                .add("role", "")
                .add("profile_enabled", "1")
                .add("groups", Json.createArrayBuilder().add("team"))
                .add("language", "en")
                .add("locale", "")
                .add("timezone", "")
                .addNull("notify_email")
                .build();
    }

    private static Answer xml(Account user) {
        return Answer.xml(
                        200,
                        "<?xml version=\"1.0\"?>\n<ocs>\n <meta>\n  <status>ok</status>\n  <statuscode>200</statuscode>\n"
                                + "  <message>OK</message>\n </meta>\n <data>\n  <enabled>1</enabled>\n  <id>"
                                + Xml.escaped(user.userId()) + "</id>\n  <displayname>"
                                + Xml.escaped(user.displayName()) + "</displayname>\n </data>\n</ocs>\n")
                .with("Cache-Control", "no-cache, no-store, must-revalidate");
    }

    private Answer search(String term, Notes notes) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        notes.containing(term)
                .forEach(note -> entries.add(Json.createObjectBuilder()
                        .add("thumbnailUrl", "")
                        .add("title", note.title())
                        .add("subline", note.excerpt())
                        .add("resourceUrl", url + "/apps/notes/note/" + note.id())
                        .add("icon", "icon-notes-trans")
                        .add("rounded", false)
                        .add("attributes", Json.createArrayBuilder())));
        return OcsEnvelope.ok(Json.createObjectBuilder()
                .add("name", "Notes")
                .add("isPaginated", false)
                .add("entries", entries)
                .addNull("cursor")
                .build());
    }
}
