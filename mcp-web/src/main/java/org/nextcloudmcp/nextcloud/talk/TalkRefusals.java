package org.nextcloudmcp.nextcloud.talk;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Ocs;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;

/** What Talk's statuses mean, which its documentation tells for each request. */
final class TalkRefusals {

    private static final String LIST = "Use talk_list_conversations to find the token of a conversation of the user.";

    private TalkRefusals() {}

    /**
     * A refusal by status, for everything about one conversation.
     *
     * @param forbidden what 403 means for this request, as a sentence
     */
    static RefusedException of(NextcloudResponse response, String token, String forbidden) {
        if (Ocs.isUnknownRoute(response)) {
            return missingApp();
        }
        return switch (response.status()) {
            case 400 ->
                new RefusedException(
                        "Talk does not accept this for the conversation " + token + reason(response) + ".",
                        "Nothing was changed. Change the arguments.");
            case 403 -> new RefusedException(forbidden, "Nothing was changed. Ask a moderator of the conversation.");
            case 404 -> new RefusedException("The user has no conversation " + token + ", or not that in it.", LIST);
            case 412 ->
                new RefusedException(
                        "The lobby of the conversation " + token + " is on: only moderators are let in.",
                        "Nothing was changed. Wait until a moderator opens it.");
            case 413 ->
                new RefusedException(
                        "The message is longer than this Nextcloud allows.",
                        "Nothing was sent. Send it in several shorter messages.");
            default -> Refusals.of(response, "the conversation " + token);
        };
    }

    /** For requests about no conversation in particular. */
    static RefusedException general(NextcloudResponse response, String what) {
        return Ocs.isUnknownRoute(response) ? missingApp() : Refusals.of(response, what);
    }

    /** Talk names the reason of a 400 by one word of its own; nothing else of the answer is passed on. */
    static String reason(NextcloudResponse response) {
        try {
            JsonValue error =
                    Ocs.content(response, "the answer", JsonObject.class).get("error");
            return Optional.ofNullable(error)
                    .map(value -> value.toString().replace("\"", ""))
                    .filter(word -> word.matches("[a-z0-9_-]{1,40}"))
                    .map(word -> " (reason: " + word + ")")
                    .orElse("");
        } catch (RefusedException e) {
            // no reason is given
            return "";
        }
    }

    private static RefusedException missingApp() {
        return new RefusedException(
                "Talk is not installed in this Nextcloud, or not enabled for this user.",
                "Ask the Nextcloud administrator to install it.");
    }
}
