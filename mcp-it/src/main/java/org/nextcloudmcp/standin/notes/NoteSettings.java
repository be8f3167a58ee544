package org.nextcloudmcp.standin.notes;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;

/** What users set for their notes. The recorded Nextcloud takes nonsense, and the stand-in heeds none of it. */
final class NoteSettings {
    private static final JsonObject FIRST = Json.createObjectBuilder()
            .add("notesPath", "Notes")
            .add("fileSuffix", ".md")
            .add("noteMode", "rich")
            .build();

    private final Map<String, JsonObject> byUser = new ConcurrentHashMap<>();

    Answer answer(Ask ask, String userId) {
        return switch (ask.method()) {
            case "GET" -> Answer.json(200, byUser.getOrDefault(userId, FIRST));
            case "PUT" ->
                Answer.json(200, byUser.compute(userId, (id, old) -> changed(old == null ? FIRST : old, ask)));
            default -> Answer.html(405);
        };
    }

    private static JsonObject changed(JsonObject old, Ask ask) {
        JsonObject wanted = ask.json();
        String suffix = wanted.getString("fileSuffix", old.getString("fileSuffix"));
        return Json.createObjectBuilder(old)
                .add("notesPath", wanted.getString("notesPath", old.getString("notesPath")))
                .add("fileSuffix", suffix.startsWith(".") ? suffix : "." + suffix)
                .build();
    }
}
