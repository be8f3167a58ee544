package org.nextcloudmcp.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.nextcloudmcp.stage.StrictStage;

/** Something marked of somebody else's in every app, and the ids by which one would ask for it. */
final class OthersSecrets {
    /** Stands in all of it, and in nothing else. */
    static final String MARK = "for-the-eyes-of-bob-7f3a91";

    private static final String TABLES = "/index.php/apps/tables/api/1";

    private final NextcloudUser bob;
    private final List<String> ids = new ArrayList<>();

    private OthersSecrets(StrictStage stage) {
        bob = new NextcloudUser(stage, "bob");
    }

    /** Makes them; answers their ids. */
    static List<String> of(StrictStage stage) {
        var secrets = new OthersSecrets(stage);
        secrets.files();
        secrets.groupware();
        secrets.apps();
        secrets.talk();
        return secrets.ids;
    }

    private void files() {
        bob.send("PUT", "/remote.php/dav/files/bob/bobs-secret.txt", "text/plain", MARK);
        ids.addAll(List.of("bobs-secret.txt", "bob"));
        does(
                "POST",
                "/ocs/v2.php/apps/files_sharing/api/v1/shares?format=json",
                "{\"path\":\"/bobs-secret.txt\",\"shareType\":3,\"label\":\"" + MARK + "\"}");
        does("POST", "/index.php/apps/notes/api/v1/notes", "{\"title\":\"Bobs note\",\"content\":\"" + MARK + "\"}");
    }

    private void groupware() {
        bob.send(
                "PUT",
                "/remote.php/dav/calendars/bob/personal/bobs-event.ics",
                "text/calendar",
                String.join(
                        "\r\n",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//test//EN",
                        "BEGIN:VEVENT",
                        "UID:bobs-event",
                        "DTSTAMP:20261121T000000Z",
                        "DTSTART:20261121T100000Z",
                        "DTEND:20261121T110000Z",
                        "SUMMARY:" + MARK,
                        "END:VEVENT",
                        "END:VCALENDAR",
                        ""));
        bob.send(
                "PUT",
                "/remote.php/dav/addressbooks/users/bob/contacts/bobs-contact.vcf",
                "text/vcard",
                String.join("\r\n", "BEGIN:VCARD", "VERSION:3.0", "UID:bobs-contact", "FN:" + MARK, "END:VCARD", ""));
        ids.addAll(List.of("bobs-event", "bobs-contact", "personal", "contacts"));
    }

    private void apps() {
        JsonObject table = does("POST", TABLES + "/tables", "{\"title\":\"" + MARK + "\",\"emoji\":\"x\"}");
        String rows = TABLES + "/tables/" + table.get("id");
        JsonObject column = does("POST", rows + "/columns", "{\"title\":\"" + MARK + "\",\"type\":\"text\"}");
        does("POST", rows + "/rows", "{\"data\":{\"" + column.get("id") + "\":\"" + MARK + "\"}}");
        harvest(bob.does("POST", "/index.php/apps/cookbook/api/v1/recipes", "{\"name\":\"" + MARK + "\"}"));
        JsonObject board = does(
                "POST", "/index.php/apps/deck/api/v1.0/boards", "{\"title\":\"" + MARK + "\",\"color\":\"ff0000\"}");
        String stacks = "/index.php/apps/deck/api/v1.0/boards/" + board.get("id") + "/stacks";
        JsonObject stack = does("POST", stacks, "{\"title\":\"" + MARK + "\",\"order\":1}");
        does(
                "POST",
                stacks + "/" + stack.get("id") + "/cards",
                "{\"title\":\"" + MARK + "\",\"type\":\"plain\",\"order\":1}");
    }

    private void talk() {
        JsonObject room = does(
                        "POST",
                        "/ocs/v2.php/apps/spreed/api/v4/room?format=json",
                        "{\"roomType\":2,\"roomName\":\"" + MARK + "\"}")
                .getJsonObject("ocs")
                .getJsonObject("data");
        does(
                "POST",
                "/ocs/v2.php/apps/spreed/api/v1/chat/" + room.getString("token") + "?format=json",
                "{\"message\":\"" + MARK + "\"}");
    }

    private JsonObject does(String method, String target, String json) {
        JsonObject made = bob.does(method, target, json).asJsonObject();
        harvest(made);
        return made;
    }

    private void harvest(JsonValue value) {
        ids.addAll(ids(value));
    }

    /** What looks like an id in an answer. */
    static List<String> ids(JsonValue value) {
        var found = new ArrayList<String>();
        collect("id", value, found);
        return found;
    }

    private static void collect(String name, JsonValue value, List<String> found) {
        if (value instanceof JsonObject object) {
            object.forEach((member, one) -> collect(member, one, found));
        } else if (value instanceof JsonArray array) {
            array.forEach(one -> collect(name, one, found));
        } else if (name.matches("(?i)(.*_?)(id|uid|token|etag)") && !found.contains(value.toString())) {
            if (value instanceof JsonNumber number) {
                found.add(number.toString());
            } else if (value instanceof JsonString text && !text.getString().isEmpty()) {
                found.add(text.getString());
            }
        }
    }
}
