package org.nextcloudmcp.nextcloud.talk;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Ocs;
import org.nextcloudmcp.nextcloud.PercentEncoding;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.schema.Description;

/** The reactions to one message. Every method answers those there are afterwards. */
final class Reactions {

    private static final String REACTIONS = "/ocs/v2.php/apps/spreed/api/v1/reaction/";

    private final NextcloudClient client;
    private final String token;
    private final String path;

    Reactions(NextcloudClient client, String token, long message) {
        this.client = client;
        this.token = token;
        this.path = REACTIONS + token + "/" + message + "?format=json";
    }

    List<Reaction> list(Optional<String> emoji) {
        var query =
                emoji.map(only -> "&reaction=" + PercentEncoding.encode(only)).orElse("");
        return read(client.send(NextcloudRequest.getJson(path + query)));
    }

    /** Whether it is new; Talk takes the same one twice and keeps one. */
    Added add(String emoji) {
        var body = CachedJson.object().add("reaction", emoji).build();
        var answer = client.send(NextcloudRequest.of("POST", path)
                .with("Accept", "application/json")
                .sending(RequestBody.json(CachedJson.text(body))));
        // 409 in the documentation, for what is 200 with newer servers
        return answer.is(409) ? new Added(list(Optional.empty()), false) : new Added(read(answer), answer.is(201));
    }

    List<Reaction> remove(String emoji) {
        return read(client.send(NextcloudRequest.of("DELETE", path + "&reaction=" + PercentEncoding.encode(emoji))
                .with("Accept", "application/json")));
    }

    private List<Reaction> read(NextcloudResponse answer) {
        if (answer.is(404) && !Ocs.isUnknownRoute(answer)) {
            throw new RefusedException(
                    "There is no such message in the conversation " + token
                            + ", no such reaction of the user to it, or no" + " such conversation of the user.",
                    "Nothing was changed. Use talk_get_messages to see messages with their ids and reactions.");
        }
        if (!answer.is(200) && !answer.is(201)) {
            throw TalkRefusals.of(answer, token, "The user may not react in the conversation " + token + ".");
        }
        var reactions = new ArrayList<Reaction>();
        // PHP writes an empty list where there are none.
        if (Ocs.content(answer, "the reactions", JsonStructure.class) instanceof JsonObject byEmoji) {
            byEmoji.forEach((emoji, people) -> reactions.add(new Reaction(emoji, people(people))));
        }
        return List.copyOf(reactions);
    }

    private static List<Person> people(JsonValue people) {
        return people instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .map(Person::of)
                        .toList()
                : List.of();
    }

    /** One emoji and who reacted with it. */
    record Reaction(String reaction, List<Person> people) {}

    /** Who reacted. */
    record Person(
            @Description("users, guests or federated_users.")
            String kind,

            String id,
            String name,
            Instant time) {

        static Person of(JsonObject json) {
            var id = json.getString("actorId", "");
            return new Person(
                    json.getString("actorType", ""),
                    id,
                    json.getString("actorDisplayName", id),
                    Instant.ofEpochSecond(JsonAnswer.integer(json, "timestamp").orElse(0)));
        }
    }

    /** What became of a reaction. */
    record Added(List<Reaction> reactions, boolean isNew) {}
}
