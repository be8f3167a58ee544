package org.nextcloudmcp.nextcloud;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.dav.DavError;

/**
 * What Nextcloud itself says about an error, made fit to be shown: only the one text that is meant for people, never a
 * page, in one line and bounded.
 */
final class ServerWords {

    private static final int LONGEST = 300;

    private ServerWords() {}

    static Optional<String> of(NextcloudResponse response) {
        var type = response.mediaType();
        Optional<String> words = Optional.empty();
        if (type.endsWith("/xml")) {
            words = DavError.message(response.body());
        } else if (type.equals("application/json")) {
            words = JsonAnswer.object(response).flatMap(ServerWords::message);
        }
        return words.map(ServerWords::inOneLine).filter(text -> !text.isEmpty());
    }

    private static Optional<String> message(JsonObject body) {
        var holder =
                body.get("ocs") instanceof JsonObject ocs && ocs.get("meta") instanceof JsonObject meta ? meta : body;
        return Optional.of(holder.getString("message", ""));
    }

    private static String inOneLine(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
