package org.nextcloudmcp.standin.deck;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;

/** What people say on a card; the newest comes first. */
final class CommentRoutes {
    private static final int LONGEST = 1000;
    private static final int MOST = 200;
    private static final Pattern MENTION = Pattern.compile("@(?:\"([^\"]+)\"|([A-Za-z0-9_.-]+))");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Decks decks;

    CommentRoutes(Decks decks) {
        this.decks = decks;
    }

    Answer answer(Ask ask, Card card, List<String> parts, Account user) {
        if (parts.isEmpty()) {
            return switch (ask.method()) {
                case "GET" -> list(ask, card);
                case "POST" -> create(ask.json(), card, user);
                default -> OcsEnvelope.unknownRoute();
            };
        }
        Card.@Nullable Comment comment = card.comments.get(Decks.number(parts.get(0)));
        if (comment == null) {
            throw DeckRefused.missing("No comment found.");
        } else if (!comment.author.equals(user.userId())) {
            throw DeckRefused.denied("Only authors are allowed to edit their comment.");
        }
        return switch (ask.method()) {
            case "PUT" -> {
                String message = ask.json().getString("message", "");
                if (message.codePointCount(0, message.length()) > LONGEST) {
                    throw DeckRefused.broken();
                }
                comment.message = message;
                yield OcsEnvelope.ok(json(card, comment).build());
            }
            case "DELETE" -> {
                card.comments.remove(comment.id);
                yield OcsEnvelope.ok(JsonValue.EMPTY_JSON_ARRAY);
            }
            default -> OcsEnvelope.unknownRoute();
        };
    }

    private Answer list(Ask ask, Card card) {
        int limit = Math.min(MOST, Integer.parseInt(ask.parameter("limit").orElse("20")));
        JsonArrayBuilder list = Json.createArrayBuilder();
        card.comments.descendingMap().values().stream()
                .skip(Long.parseLong(ask.parameter("offset").orElse("0")))
                .limit(limit)
                .forEach(comment -> list.add(withParent(card, comment)));
        return OcsEnvelope.ok(list.build());
    }

    private Answer create(JsonObject body, Card card, Account user) {
        long parent = body.get("parentId") instanceof JsonNumber number ? number.longValue() : 0;
        if (parent != 0 && !card.comments.containsKey(parent)) {
            throw DeckRefused.bad("Invalid parent id: The parent comment was not found or belongs to a different card");
        }
        String message = body.getString("message", "");
        if (message.codePointCount(0, message.length()) > LONGEST) {
            throw DeckRefused.bad("Message exceeds allowed character limit of " + LONGEST);
        }
        Card.Comment comment = new Card.Comment(
                decks.world.nextId("comment"),
                user.userId(),
                parent,
                decks.world.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                message);
        card.comments.put(comment.id, comment);
        return OcsEnvelope.ok(withParent(card, comment).build());
    }

    private JsonObjectBuilder withParent(Card card, Card.Comment comment) {
        Card.@Nullable Comment parent = card.comments.get(comment.parent);
        JsonObjectBuilder json = json(card, comment);
        return parent == null ? json : json.add("replyTo", json(card, parent));
    }

    private JsonObjectBuilder json(Card card, Card.Comment comment) {
        JsonArrayBuilder mentions = Json.createArrayBuilder();
        MENTION.matcher(comment.message)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .distinct()
                .flatMap(name -> decks.world.people().find(name).stream())
                .forEach(mentioned -> mentions.add(Json.createObjectBuilder()
                        .add("mentionId", mentioned.userId())
                        .add("mentionType", "user")
                        .add("mentionDisplayName", mentioned.displayName())));
        return Json.createObjectBuilder()
                .add("id", comment.id)
                .add("objectId", card.id)
                .add("message", comment.message)
                .add("actorId", comment.author)
                .add("actorType", "users")
                .add(
                        "actorDisplayName",
                        decks.world
                                .people()
                                .find(comment.author)
                                .map(Account::displayName)
                                .orElse(comment.author))
                .add("creationDateTime", TIME.format(comment.created.atOffset(ZoneOffset.UTC)))
                .add("mentions", mentions);
    }
}
