package org.nextcloudmcp.nextcloud.talk;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.schema.Description;

/** A file that a message shares. */
record SharedFile(
        @Description("The file's number in Nextcloud.") String fileId,
        String name,

        @Description("For the file tools, from the user's root, where the user has it.")
        Optional<String> path) {

    /** Those among what a message's placeholders stand for. */
    static List<SharedFile> in(JsonValue parameters) {
        return parameters instanceof JsonObject known
                ? known.values().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .filter(parameter -> parameter.getString("type", "").equals("file"))
                        .map(SharedFile::of)
                        .toList()
                : List.of();
    }

    private static SharedFile of(JsonObject parameter) {
        return new SharedFile(
                parameter.getString("id", ""),
                parameter.getString("name", ""),
                Optional.of(parameter.getString("path", "")).filter(path -> !path.isEmpty()));
    }
}
