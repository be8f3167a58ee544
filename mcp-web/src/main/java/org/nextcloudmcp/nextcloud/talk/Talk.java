package org.nextcloudmcp.nextcloud.talk;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Ocs;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;

/** One user's conversations. Every method throws {@link RefusedException} for what Talk does not do. */
final class Talk {

    private static final String ROOMS = "/ocs/v2.php/apps/spreed/api/v4/room";
    private static final String CHAT = "/ocs/v2.php/apps/spreed/api/v1/chat/";
    private static final int LARGEST_LIST = 8 << 20;
    private static final String NOT_ALLOWED = "The user may not do this in the conversation.";

    private final NextcloudClient client;
    private final ShownFiles shown;

    Talk(NextcloudClient client) {
        this.client = client;
        this.shown = new ShownFiles(client);
    }

    /** The user's conversations. To ask for them must not make the user look online. */
    Listed conversations(OptionalLong modifiedSince, boolean withStatus) {
        var query = ROOMS + "?format=json&noStatusUpdate=1" + (withStatus ? "&includeStatus=true" : "")
                + (modifiedSince.isPresent() ? "&modifiedSince=" + modifiedSince.getAsLong() : "");
        var answer = client.send(NextcloudRequest.getJson(query).answeredInAtMost(LARGEST_LIST));
        if (!answer.is(200)) {
            throw TalkRefusals.general(answer, "the user's conversations");
        }
        var asOf = answer.header("X-Nextcloud-Talk-Modified-Before").filter(text -> text.matches("[0-9]{1,12}"));
        return new Listed(
                each(answer, "the user's conversations", Conversation::of),
                asOf.map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty()));
    }

    Conversation conversation(String token) {
        var answer = client.send(NextcloudRequest.getJson(room(token) + "?format=json"));
        if (!answer.is(200)) {
            throw TalkRefusals.of(answer, token, NOT_ALLOWED);
        }
        return conversation(answer);
    }

    /**
     * A part of the history.
     *
     * @param query everything after {@code lookIntoFuture=0}
     * @return the oldest first
     */
    History history(String token, String query) {
        // Without these three, reading would move the user's marker, take notifications away and show the user online.
        var quiet = "?format=json&lookIntoFuture=0&setReadMarker=0&markNotificationsAsRead=0&noStatusUpdate=1";
        var answer = client.send(
                NextcloudRequest.getJson(CHAT + token + quiet + query).answeredInAtMost(LARGEST_LIST));
        if (answer.is(304)) {
            return new History(List.of(), OptionalLong.empty());
        }
        if (!answer.is(200)) {
            throw TalkRefusals.of(answer, token, NOT_ALLOWED);
        }
        var messages = new ArrayList<>(each(answer, "the messages", ChatMessage::of));
        Collections.reverse(messages);
        var last = answer.header("X-Chat-Last-Given").filter(text -> text.matches("[0-9]{1,18}"));
        return new History(
                messages,
                last.map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty()));
    }

    ChatMessage post(String token, JsonObject message) {
        var answer = client.send(NextcloudRequest.of("POST", CHAT + token + "?format=json")
                .with("Accept", "application/json")
                .sending(RequestBody.json(CachedJson.text(message))));
        if (!answer.is(201) && !answer.is(200)) {
            throw TalkRefusals.of(
                    answer, token, "The conversation " + token + " is read-only, or the user may not write in it.");
        }
        return ChatMessage.of(shown.of(Ocs.content(answer, "the message", JsonObject.class)))
                .orElseThrow(() -> Refusals.notNextcloud("the message"));
    }

    void markRead(String token, long message) {
        var body = CachedJson.object().add("lastReadMessage", message).build();
        var answer = client.send(NextcloudRequest.of("POST", CHAT + token + "/read?format=json")
                .with("Accept", "application/json")
                .sending(RequestBody.json(CachedJson.text(body))));
        if (!answer.is(200)) {
            throw TalkRefusals.of(answer, token, NOT_ALLOWED);
        }
    }

    List<Participant> participants(String token, boolean withStatus) {
        var query = room(token) + "/participants?format=json" + (withStatus ? "&includeStatus=true" : "");
        var answer = client.send(NextcloudRequest.getJson(query).answeredInAtMost(LARGEST_LIST));
        if (!answer.is(200)) {
            throw TalkRefusals.of(answer, token, "Guests may not see who takes part.");
        }
        return each(answer, "the participants", Participant::of);
    }

    /** Answers the conversation's type if that has changed. */
    Optional<ConversationType> add(String token, String participant, Source source) {
        var body = CachedJson.object()
                .add("newParticipant", participant)
                .add("source", source.wire())
                .build();
        var answer = client.send(NextcloudRequest.of("POST", room(token) + "/participants?format=json")
                .with("Accept", "application/json")
                .sending(RequestBody.json(CachedJson.text(body))));
        if (answer.is(404) && !Ocs.isUnknownRoute(answer)) {
            throw new RefusedException(
                    "There is no “" + participant + "” among Nextcloud's " + source.wire() + ", or the user has no"
                            + " conversation " + token + ".",
                    "Nothing was changed. Name a user or group by id, not by display name.");
        }
        if (!answer.is(200)) {
            throw TalkRefusals.of(answer, token, "Only moderators of the conversation may add participants.");
        }
        var type =
                data(answer) instanceof JsonObject changed ? JsonAnswer.integer(changed, "type") : OptionalLong.empty();
        return type.isPresent() ? Optional.of(ConversationType.of(type.getAsLong())) : Optional.empty();
    }

    Created create(JsonObject conversation) {
        var answer = client.send(NextcloudRequest.of("POST", ROOMS + "?format=json")
                .with("Accept", "application/json")
                .sending(RequestBody.json(CachedJson.text(conversation))));
        if (answer.is(404) && !Ocs.isUnknownRoute(answer)) {
            throw new RefusedException(
                    "There is no user or group with the id given as invite.",
                    "No conversation was made. Name a user or group by id, not by display name.");
        }
        if (!answer.is(200) && !answer.is(201)) {
            throw TalkRefusals.general(answer, "a new conversation" + TalkRefusals.reason(answer));
        }
        return new Created(conversation(answer), answer.is(201));
    }

    private Conversation conversation(NextcloudResponse answer) {
        return Conversation.of(shown.of(Ocs.content(answer, "the conversation", JsonObject.class)))
                .orElseThrow(() -> Refusals.notNextcloud("the conversation"));
    }

    private static JsonValue data(NextcloudResponse answer) {
        return JsonAnswer.object(answer, "the answer").get("ocs") instanceof JsonObject ocs
                ? ocs.getOrDefault("data", JsonValue.NULL)
                : JsonValue.NULL;
    }

    private <T> List<T> each(NextcloudResponse answer, String what, Function<JsonObject, Optional<T>> reading) {
        return Ocs.content(answer, what, JsonArray.class).stream()
                .filter(JsonObject.class::isInstance)
                .flatMap(json -> reading.apply(shown.of((JsonObject) json)).stream())
                .toList();
    }

    private static String room(String token) {
        return ROOMS + "/" + token;
    }

    /**
     * The conversations of a moment.
     *
     * @param asOf what the next question for changes gives as its beginning
     */
    record Listed(List<Conversation> conversations, OptionalLong asOf) {}

    /**
     * A part of the history.
     *
     * @param messages the oldest first
     * @param before the message before which it goes on
     */
    record History(List<ChatMessage> messages, OptionalLong before) {}

    /** A conversation of two is made once only. */
    record Created(Conversation conversation, boolean isNew) {}
}
