package org.nextcloudmcp.nextcloud.talk;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.files.HiddenFiles;

/** Takes hidden files out of what Talk answers: a message that shares one stays, without the file and without its name. */
final class ShownFiles {

    private static final List<String> MESSAGES_INSIDE = List.of("parent", "lastMessage");

    private final HiddenFiles hidden;

    ShownFiles(NextcloudClient client) {
        hidden = HiddenFiles.of(client);
    }

    /** A message or a conversation, with what may be known of it. */
    JsonObject of(JsonObject said) {
        if (!hidden.inForce()) {
            return said;
        }
        var shown = CachedJson.object(said);
        if (said.get("messageParameters") instanceof JsonObject parameters) {
            shown.add("messageParameters", parameters(parameters));
        }
        for (var name : MESSAGES_INSIDE) {
            if (said.get(name) instanceof JsonObject message) {
                shown.add(name, of(message));
            }
        }
        return shown.build();
    }

    private JsonObject parameters(JsonObject parameters) {
        var shown = CachedJson.object();
        for (Map.Entry<String, JsonValue> parameter : parameters.entrySet()) {
            shown.add(
                    parameter.getKey(),
                    isHidden(parameter.getValue())
                            ? CachedJson.object()
                                    .add("type", "highlight")
                                    .add("id", "")
                                    .add("name", "a file")
                                    .build()
                            : parameter.getValue());
        }
        return shown.build();
    }

    /** Its number is the user's own: the file that the share in the conversation is of. */
    private boolean isHidden(JsonValue value) {
        if (!(value instanceof JsonObject parameter)
                || !parameter.getString("type", "").equals("file")) {
            return false;
        }
        var id = parameter.getString("id", "");
        return id.matches("[0-9]{1,18}") && hidden.hidesId(Long.parseLong(id));
    }
}
