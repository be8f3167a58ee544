package org.nextcloudmcp.standin.deck;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.MediaType;
import org.nextcloudmcp.standin.files.UserFiles;

/** Files of users on cards, which are shares of type 12. The sharing app asks here first. */
public final class CardShares {
    private static final String SHARES = "/ocs/v2.php/apps/files_sharing/api/v1/shares";
    private static final String TYPE = "12";
    private static final Map<World, CardShares> ALL = Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<Long, Share> shares = Collections.synchronizedMap(new TreeMap<>());
    private java.util.function.LongFunction<Optional<Card>> cards = id -> Optional.empty();

    private CardShares() {}

    /** Those of a Nextcloud. */
    public static CardShares of(World world) {
        return ALL.computeIfAbsent(world, same -> new CardShares());
    }

    void cards(java.util.function.LongFunction<Optional<Card>> found) {
        cards = found;
    }

    /** A file on a card. */
    record Share(long id, long card, String path, Account owner, long created) {}

    List<Share> on(long card) {
        return shares.values().stream().filter(share -> share.card() == card).toList();
    }

    Share add(World world, long card, String path, Account owner) {
        Share share = new Share(world.nextId("share"), card, path, owner, world.now());
        shares.put(share.id(), share);
        return share;
    }

    void remove(long id) {
        shares.remove(id);
    }

    /** The answer to a request that shares a file with a card; nothing for all others. */
    public Optional<Answer> answer(World world, Ask ask, Account user) {
        return ask.method().equals("POST")
                        && ask.path().equals(SHARES)
                        && text(ask.json(), "shareType").equals(TYPE)
                ? Optional.of(share(world, ask.json(), user))
                : Optional.empty();
    }

    private Answer share(World world, JsonObject body, Account user) {
        String id = text(body, "shareWith");
        Optional<Card> card = id.matches("\\d{1,18}") ? cards.apply(Long.parseLong(id)) : Optional.empty();
        if (card.isEmpty() || !card.get().stack.board.mayRead(user)) {
            return OcsEnvelope.failure(500, 996, "Internal Server Error\n");
        }
        String path = text(body, "path");
        UserFiles files = world.files(user.userId());
        Path file = place(files, path);
        if (!UserFiles.isFile(file)) {
            return OcsEnvelope.failure(404, 404, "Wrong path, file/folder does not exist");
        } else if (on(card.get().id).stream().anyMatch(each -> each.path().equals(path))) {
            return OcsEnvelope.failure(403, 403, "Path is already shared with this card");
        }
        return OcsEnvelope.ok(json(world, add(world, card.get().id, path, user), card.get(), files, file));
    }

    static Path place(UserFiles files, String path) {
        return files.at(new DavPath(java.util.Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .toList()));
    }

    private static String text(JsonObject body, String name) {
        JsonValue value = body.getOrDefault(name, JsonValue.NULL);
        return value instanceof jakarta.json.JsonString string ? string.getString() : value.toString();
    }

    private static JsonObject json(World world, Share share, Card card, UserFiles files, Path file) {
        String name = file.getFileName().toString();
        return Json.createObjectBuilder()
                .add("id", String.valueOf(share.id()))
                .add("share_type", 12)
                .add("uid_owner", share.owner().userId())
                .add("displayname_owner", share.owner().displayName())
                .add("permissions", 1)
                .add("can_edit", true)
                .add("can_delete", true)
                .add("stime", share.created())
                .addNull("parent")
                .addNull("expiration")
                .addNull("token")
                .add("uid_file_owner", share.owner().userId())
                .add("note", "")
                .add("label", "")
                .add("displayname_file_owner", share.owner().displayName())
                .add("path", share.path())
                .add("item_type", "file")
                .add("item_permissions", 27)
                .add("is-mount-root", false)
                .add("mount-type", "")
                .add("mimetype", MediaType.of(name))
                .add("has_preview", true)
                .add("storage_id", "home::" + share.owner().userId())
                .add("storage", 3)
                .add("item_source", files.id(file))
                .add("file_source", files.id(file))
                .add("file_parent", files.id(Objects.requireNonNull(file.getParent())))
                .add("file_target", "/{DECK_PLACEHOLDER}/" + name)
                .add("item_size", files.size(file))
                .add("item_mtime", files.modified(file).getEpochSecond())
                .add("share_with", String.valueOf(share.card()))
                .add("share_with_displayname", card.title)
                .add("share_with_link", world.url() + "/apps/deck/board/" + card.stack.board.id + "/card/" + card.id)
                .add("mail_send", 0)
                .add("hide_download", 0)
                .addNull("attributes")
                .build();
    }
}
