package org.nextcloudmcp.standin.deck;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.files.MediaType;
import org.nextcloudmcp.standin.files.UserFiles;

/** {@code …/cards/{id}/attachments}: files in Deck itself, and with version 1.1 files of users on the card. */
final class AttachmentRoutes {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern PART =
            Pattern.compile("name=\"([^\"]+)\"(?:; filename=\"([^\"]+)\")?.*?\\r?\\n\\r?\\n(.*)", Pattern.DOTALL);
    private static final String FOLDER = "/Deck/";

    private final Decks decks;
    private final CardShares shares;

    AttachmentRoutes(Decks decks) {
        this.decks = decks;
        this.shares = CardShares.of(decks.world);
        shares.cards(id -> java.util.Optional.ofNullable(decks.cards.get(id)));
    }

    Answer answer(Ask ask, String version, Card card, List<String> parts, Account user) {
        boolean second = version.equals("v1.1");
        if (parts.isEmpty()) {
            return switch (ask.method()) {
                case "GET" -> list(card, second);
                case "POST" -> upload(ask, card, user);
                default -> throw DeckRefused.noRoute();
            };
        }
        String type = second ? parts.get(0) : "deck_file";
        List<String> rest = second ? parts.subList(1, parts.size()) : parts;
        if (rest.isEmpty()) {
            throw DeckRefused.noRoute();
        }
        long id = Decks.number(rest.get(0));
        return type.equals("file") ? file(ask, card, id) : deckFile(ask, card, id, rest.subList(1, rest.size()));
    }

    private Answer list(Card card, boolean second) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        card.files.stream()
                .filter(file -> file.deletedAt == 0)
                .forEach(file -> list.add(json(card, file)
                        .add("extendedData", data(file).add("attachmentCreator", creator(file.creator)))));
        if (second) {
            shares.on(card.id).forEach(share -> list.add(json(share, true)));
        }
        return Answer.json(200, list.build());
    }

    private Answer upload(Ask ask, Card card, Account user) {
        Map<String, String> fields = new TreeMap<>();
        String name = "";
        Matcher boundary = BOUNDARY.matcher(ask.header("Content-Type").orElse(""));
        if (boundary.find()) {
            for (String part : ask.text().split("--" + Pattern.quote(boundary.group(1)), -1)) {
                Matcher field = PART.matcher(part);
                if (field.find()) {
                    fields.put(field.group(1), field.group(3).replaceFirst("\\r?\\n$", ""));
                    name = field.group(2) == null ? name : field.group(2);
                }
            }
        }
        byte[] content = fields.getOrDefault("file", "").getBytes(StandardCharsets.UTF_8);
        if (fields.getOrDefault("type", "").equals("file")) {
            UserFiles files = decks.world.files(user.userId());
            files.folder(CardShares.place(files, FOLDER));
            files.write(CardShares.place(files, FOLDER + name), content);
            return Answer.json(
                    200,
                    json(shares.add(decks.world, card.id, FOLDER + name, user), true)
                            .build());
        }
        Card.DeckFile file = new Card.DeckFile(
                decks.world.nextId("deck attachment"), name, content, user.userId(), decks.world.now());
        card.files.add(file);
        return Answer.json(
                200,
                json(card, file)
                        .add("extendedData", data(file).add("attachmentCreator", creator(file.creator)))
                        .build());
    }

    private Answer file(Ask ask, Card card, long id) {
        CardShares.Share share = shares.on(card.id).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(DeckRefused::denied);
        if (!ask.method().equals("DELETE")) {
            throw DeckRefused.noRoute();
        }
        JsonObjectBuilder gone = json(share, false);
        shares.remove(id);
        return Answer.json(200, gone.build());
    }

    private Answer deckFile(Ask ask, Card card, long id, List<String> rest) {
        Card.DeckFile file =
                card.files.stream().filter(each -> each.id == id).findFirst().orElseThrow(DeckRefused::denied);
        if (ask.method().equals("GET") && rest.isEmpty()) {
            return Answer.empty(200)
                    .with("Content-Type", MediaType.of(file.name) + ";charset=UTF-8")
                    .with("Content-Disposition", "attachment; filename=\"" + file.name + "\"")
                    .saying(file.content);
        } else if (ask.method().equals("DELETE") && rest.isEmpty()) {
            file.deletedAt = decks.world.now();
        } else if (ask.method().equals("PUT") && rest.equals(List.of("restore"))) {
            file.deletedAt = 0;
        } else {
            throw DeckRefused.noRoute();
        }
        return Answer.json(
                200,
                json(card, file).add("extendedData", Json.createArrayBuilder()).build());
    }

    private static JsonObjectBuilder json(Card card, Card.DeckFile file) {
        return Json.createObjectBuilder()
                .add("id", file.id)
                .add("cardId", card.id)
                .add("type", "deck_file")
                .add("data", file.name)
                .add("lastModified", file.created)
                .add("createdAt", file.created)
                .add("createdBy", file.creator)
                .add("deletedAt", file.deletedAt);
    }

    private static JsonObjectBuilder data(Card.DeckFile file) {
        return info(file.name).add("filesize", file.content.length).add("mimetype", MediaType.of(file.name));
    }

    private JsonObjectBuilder json(CardShares.Share share, boolean whole) {
        UserFiles files = decks.world.files(share.owner().userId());
        Path file = CardShares.place(files, share.path());
        String name = file.getFileName().toString();
        JsonObjectBuilder data = info(name)
                .add("path", share.path())
                .add("fileid", files.id(file))
                .add("data", name)
                .add("filesize", files.size(file))
                .add("mimetype", MediaType.of(name))
                .add("hasPreview", true)
                .add("permissions", 1);
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", share.id())
                .add("cardId", share.card())
                .add("type", "file")
                .add("data", name)
                .add("lastModified", whole ? share.created() : 0)
                .add("createdAt", whole ? share.created() : 0)
                .add("deletedAt", 0);
        return whole
                ? json.add("createdBy", share.owner().userId())
                        .add(
                                "extendedData",
                                data.add(
                                        "attachmentCreator",
                                        creator(share.owner().userId())))
                : json.addNull("createdBy").add("extendedData", data);
    }

    private static JsonObjectBuilder info(String name) {
        int dot = name.lastIndexOf('.');
        return Json.createObjectBuilder()
                .add(
                        "info",
                        Json.createObjectBuilder()
                                .add("dirname", ".")
                                .add("basename", name)
                                .add("extension", name.substring(dot + 1))
                                .add("filename", dot < 0 ? name : name.substring(0, dot)));
    }

    private JsonObjectBuilder creator(String userId) {
        Account account = decks.world.people().find(userId).orElseThrow();
        return Json.createObjectBuilder()
                .add("displayName", account.displayName())
                .add("id", userId)
                .add("email", account.email());
    }
}
