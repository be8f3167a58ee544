package org.nextcloudmcp.standin.deck;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.files.UserFiles;

/** {@code /boards} and what lies below each. */
final class BoardRoutes {
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_COLOR = 6;

    private final Decks decks;
    private final Shapes shapes;
    private final StackRoutes stacks;
    private final LabelRoutes labels;

    BoardRoutes(Decks decks) {
        this.decks = decks;
        this.shapes = new Shapes(decks);
        this.stacks = new StackRoutes(decks);
        this.labels = new LabelRoutes(decks);
    }

    /** @param parts of the path behind {@code boards} */
    Answer answer(Ask ask, String version, List<String> parts, Account user) {
        if (parts.isEmpty()) {
            return switch (ask.method()) {
                case "GET" -> list(ask, user);
                case "POST" -> create(ask.json(), user);
                default -> throw DeckRefused.noRoute();
            };
        } else if (parts.size() == 1) {
            return one(ask, parts.get(0), user);
        }
        List<String> rest = parts.subList(2, parts.size());
        return switch (parts.get(1)) {
            case "stacks" -> stacks.answer(ask, version, parts.get(0), rest, user);
            case "labels" -> labels.answer(ask, parts.get(0), rest, user);
            case "acl" -> share(ask.json(), decks.board(parts.get(0), user), user);
            case "undo_delete" -> throw DeckRefused.denied();
            default -> throw DeckRefused.noRoute();
        };
    }

    private Answer list(Ask ask, Account user) {
        if (ask.header("If-Modified-Since").isPresent()) {
            throw DeckRefused.broken();
        }
        boolean details = ask.parameter("details").filter("true"::equals).isPresent();
        JsonArrayBuilder list = Json.createArrayBuilder();
        decks.boards.values().stream()
                .filter(board -> board.mayRead(user) || board.owner.equals(user.userId()))
                .forEach(board -> list.add(json(board, details, details, details, user)
                        .add("shared", board.owner.equals(user.userId()) ? 0 : 1)));
        return withEtag(list.build());
    }

    private static Answer withEtag(JsonValue value) {
        return Answer.json(200, value).with("ETag", '"' + UserFiles.md5(value.toString()) + '"');
    }

    private Answer one(Ask ask, String id, Account user) {
        Board board = decks.board(id, user);
        switch (ask.method()) {
            case "GET" -> {
                return withEtag(json(board, true, false, true, user).build());
            }
            case "PUT" -> {
                String title = Decks.text(ask.json(), "title", LONGEST_TITLE);
                String color = Decks.text(ask.json(), "color", LONGEST_COLOR);
                manage(board, user);
                board.title = title;
                board.color = color;
                board.archived = ask.json().getBoolean("archived", false);
                board.modified = decks.world.now();
                return Answer.json(200, json(board, true, false, true, user).build());
            }
            case "DELETE" -> {
                manage(board, user);
                JsonObjectBuilder before = json(board, true, true, true, user);
                board.deletedAt = decks.world.now();
                board.modified = decks.world.now();
                return Answer.json(
                        200,
                        before.add("deletedAt", board.deletedAt)
                                .add("lastModified", board.modified)
                                .add("ETag", Shapes.etag(board.modified))
                                .build());
            }
            default -> throw DeckRefused.noRoute();
        }
    }

    static void manage(Board board, Account user) {
        if (!board.mayManage(user)) {
            throw DeckRefused.denied();
        }
    }

    private Answer create(JsonObject body, Account user) {
        String title = Decks.text(body, "title", LONGEST_TITLE);
        String color = Decks.text(body, "color", LONGEST_COLOR);
        Board board = decks.create(user, title, color);
        JsonArrayBuilder labels = Json.createArrayBuilder();
        board.labels.forEach(label -> labels.add(shapes.label(board, label, true)));
        JsonObject made =
                json(board, false, false, false, user).add("labels", labels).build();
        board.modified = decks.world.now();
        return Answer.json(200, made);
    }

    private Answer share(JsonObject body, Board board, Account user) {
        if (!board.mayShare(user)) {
            throw DeckRefused.denied();
        }
        Board.Access access = new Board.Access(
                decks.world.nextId("deck acl"),
                Decks.text(body, "participant", 64),
                body.getInt("type", 0),
                body.getBoolean("permissionEdit", false),
                body.getBoolean("permissionShare", false),
                body.getBoolean("permissionManage", false));
        board.acl.add(access);
        board.modified = decks.world.now();
        return Answer.json(200, shapes.access(board, access).build());
    }

    private JsonObjectBuilder json(Board board, boolean whole, boolean stacks, boolean settings, Account user) {
        JsonArrayBuilder labels = Json.createArrayBuilder();
        JsonArrayBuilder users = Json.createArrayBuilder();
        JsonArrayBuilder columns = Json.createArrayBuilder();
        JsonArrayBuilder acl = Json.createArrayBuilder();
        board.acl.forEach(access -> acl.add(shapes.access(board, access)));
        if (whole) {
            board.labels.forEach(label -> labels.add(shapes.label(board, label, false)));
            users.add(shapes.person(board.owner));
            board.acl.stream()
                    .map(access -> shapes.person(access.participant()))
                    .filter(JsonObject.class::isInstance)
                    .forEach(users::add);
        }
        if (stacks) {
            StackRoutes.inOrder(board).forEach(stack -> columns.add(shapes.stack(stack)));
        }
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", board.id)
                .add("title", board.title)
                .add("owner", shapes.person(board.owner))
                .add("color", board.color)
                .add("archived", board.archived)
                .add("labels", labels)
                .add("acl", acl)
                .add("permissions", permissions(board, user))
                .add("users", users)
                .add("stacks", columns)
                .add("activeSessions", Json.createArrayBuilder())
                .add("deletedAt", board.deletedAt)
                .add("lastModified", board.modified)
                .add("ETag", Shapes.etag(board.modified));
        return settings
                ? json.add(
                        "settings",
                        Json.createObjectBuilder().add("notify-due", "assigned").add("calendar", true))
                : json.add("settings", Json.createArrayBuilder());
    }

    /** Of a deleted board too: its owner sees it in the list with all rights. */
    private static JsonObjectBuilder permissions(Board board, Account user) {
        boolean own = board.owner.equals(user.userId());
        return Json.createObjectBuilder()
                .add("PERMISSION_READ", own || board.mayRead(user))
                .add("PERMISSION_EDIT", own || board.mayEdit(user))
                .add("PERMISSION_MANAGE", own || board.mayManage(user))
                .add("PERMISSION_SHARE", own || board.mayShare(user));
    }
}
