package org.nextcloudmcp.nextcloud.deck;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/**
 * A board that the user can see.
 *
 * @param color six hexadecimal digits, unless somebody gave Deck another text
 * @param deleted whether it waits in Deck's own list of deleted boards
 * @param labels empty in Deck's list of boards
 * @param acl with whom it is shared
 * @param users ids of everybody who can see it; empty in Deck's list of boards
 */
public record Board(
        long id,
        String title,
        String color,
        String owner,
        boolean archived,
        boolean deleted,
        Permissions permissions,
        Optional<Instant> modified,
        List<Label> labels,
        List<Access> acl,
        List<String> users) {

    public static Board of(JsonObject json) {
        var may =
                json.get("permissions") instanceof JsonObject permissions ? permissions : JsonObject.EMPTY_JSON_OBJECT;
        return new Board(
                DeckJson.number(json, "id"),
                json.getString("title", ""),
                json.getString("color", ""),
                DeckJson.person(json, "owner").orElse(""),
                JsonAnswer.isTrue(json, "archived"),
                DeckJson.number(json, "deletedAt") > 0,
                Permissions.of(may),
                DeckJson.seconds(json, "lastModified"),
                DeckJson.objects(json, "labels").stream().map(Label::of).toList(),
                DeckJson.objects(json, "acl").stream().map(Access::of).toList(),
                DeckJson.objects(json, "users").stream()
                        .map(user -> user.getString("uid", ""))
                        .toList());
    }

    /** What the user may do with it. */
    public record Permissions(boolean read, boolean edit, boolean manage, boolean share) {

        static Permissions of(JsonObject may) {
            return new Permissions(
                    JsonAnswer.isTrue(may, "PERMISSION_READ"),
                    JsonAnswer.isTrue(may, "PERMISSION_EDIT"),
                    JsonAnswer.isTrue(may, "PERMISSION_MANAGE"),
                    JsonAnswer.isTrue(may, "PERMISSION_SHARE"));
        }
    }

    /** Somebody with whom the board is shared. */
    public record Access(String participant, Kind type, boolean edit, boolean share, boolean manage) {

        static Access of(JsonObject json) {
            return new Access(
                    DeckJson.person(json, "participant").orElse(""),
                    Kind.of(DeckJson.number(json, "type")),
                    JsonAnswer.isTrue(json, "permissionEdit"),
                    JsonAnswer.isTrue(json, "permissionShare"),
                    JsonAnswer.isTrue(json, "permissionManage"));
        }
    }

    /** What a participant is. */
    public enum Kind {
        USER,
        GROUP,
        TEAM,
        OTHER;

        static Kind of(long type) {
            if (type == 0) {
                return USER;
            }
            return type == 1 ? GROUP : type == 7 ? TEAM : OTHER;
        }
    }
}
