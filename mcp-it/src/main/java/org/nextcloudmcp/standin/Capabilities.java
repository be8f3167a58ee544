package org.nextcloudmcp.standin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nextcloudmcp.standin.dav.Conditions;
import org.nextcloudmcp.standin.files.UserFiles;

/** What this Nextcloud can do: as recorded, without the apps that are not installed, and little without a token. */
record Capabilities(World world) {
    private static final Set<String> FOR_EVERYBODY = Set.of("bruteforce", "app_api", "theming");

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

    private static JsonValue withoutLogLevel(JsonValue appApi) {
        return Json.createObjectBuilder(appApi.asJsonObject())
                .remove("loglevel")
                .build();
    }

    Answer answer(Ask ask, boolean signedIn) {
        JsonObject everything = Resource.read("capabilities.json", world).asJsonObject();
        Map<String, JsonValue> all = new LinkedHashMap<>(everything.getJsonObject("capabilities"));
        all.putAll(world.announced());
        JsonObjectBuilder capabilities = Json.createObjectBuilder();
        all.forEach((name, value) -> {
            if (signedIn ? world.has(name) : FOR_EVERYBODY.contains(name)) {
                capabilities.add(name, name.equals("app_api") && !signedIn ? withoutLogLevel(value) : value);
            }
        });
        JsonObject data = Json.createObjectBuilder(everything)
                .add("capabilities", capabilities)
                .build();
        String etag = UserFiles.md5(data.toString());
        if (new Conditions(ask).notModified(etag)) {
            return Answer.empty(304).with("ETag", '"' + etag + '"');
        }
        return OcsEnvelope.ok(data).with("ETag", '"' + etag + '"');
    }
}
