package org.nextcloudmcp.nextcloud.sharing;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/**
 * A share as the server describes it, less its secrets: the hash of a link's password stands in two members of the answer
 * and is read from neither.
 *
 * @param path where the asking user has the file, from the user's root
 * @param owner who made the share
 * @param fileOwner whose file it is; another one if the share was passed on
 * @param receiver a user, a group or an address; empty for links
 * @param permissions the sum of the bits
 * @param expires the day at whose beginning it ends
 * @param hasPassword whether a link asks for one
 * @param url of a link, which lets everybody in who has it: a secret
 */
record Share(
        long id,
        ShareType type,
        String path,
        boolean folder,
        OptionalLong fileId,
        String owner,
        String ownerName,
        String fileOwner,
        Optional<String> receiver,
        Optional<String> receiverName,
        int permissions,
        Instant created,
        Optional<LocalDate> expires,
        boolean hasPassword,
        Optional<String> note,
        Optional<String> label,
        Optional<String> url) {

    /** Empty for what is no share. */
    static Optional<Share> of(JsonObject json) {
        var id = text(json, "id").filter(given -> given.matches("[0-9]{1,18}"));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var type = ShareType.read(JsonAnswer.integer(json, "share_type").orElse(-1));
        var isLink = type == ShareType.LINK;
        var owner = text(json, "uid_owner").orElse("");
        var path = text(json, "path").orElse("");
        return Optional.of(new Share(
                Long.parseLong(id.get()),
                type,
                path.startsWith("/") ? path.substring(1) : path,
                text(json, "item_type").filter("folder"::equals).isPresent(),
                JsonAnswer.integer(json, "file_source"),
                owner,
                text(json, "displayname_owner").orElse(owner),
                text(json, "uid_file_owner").orElse(owner),
                isLink ? Optional.empty() : text(json, "share_with"),
                isLink ? Optional.empty() : text(json, "share_with_displayname"),
                (int) JsonAnswer.integer(json, "permissions").orElse(0),
                Instant.ofEpochSecond(JsonAnswer.integer(json, "stime").orElse(0)),
                text(json, "expiration").flatMap(Share::day),
                text(json, "password").isPresent(),
                text(json, "note"),
                text(json, "label"),
                text(json, "url").filter(url -> url.startsWith("https://") || url.startsWith("http://"))));
    }

    /** Whether it is the user's own to take back: made by the user, or of a file of the user. */
    boolean isOf(String user) {
        return owner.equals(user) || fileOwner.equals(user);
    }

    /** For sentences: {@code of Photos with the group team}. */
    String words() {
        var what = "of " + (path.isEmpty() ? "a file" : path);
        return switch (type) {
            case LINK -> what + " by a public link";
            case USER -> what + " with " + receiverName.orElse(receiver.orElse("a user"));
            case GROUP -> what + " with the group " + receiverName.orElse(receiver.orElse(""));
            default -> what + " with " + receiver.orElse("somebody");
        };
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString string
                ? Optional.of(string.getString()).filter(value -> !value.isEmpty())
                : Optional.empty();
    }

    /** Always at midnight of a zone that is not told. */
    private static Optional<LocalDate> day(String expiration) {
        try {
            return Optional.of(LocalDate.parse(expiration.substring(0, Math.min(10, expiration.length()))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
