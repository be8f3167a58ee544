package org.nextcloudmcp.standin.sharing;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.Mount;
import org.nextcloudmcp.standin.files.Sharee;
import org.nextcloudmcp.standin.files.UserFiles;

/** All shares of a world. */
final class Shares {
    private static final List<String> CHANGEABLE = List.of("permissions", "expireDate", "password", "note", "label");
    private static final int UPDATE = 2;
    private static final int CREATE = 4;
    private static final int SHARE = 16;
    private static final int OF_A_LINK = 17;

    private final World world;
    private final ShareRules rules;
    private final NavigableMap<Long, Share> all = new ConcurrentSkipListMap<>();

    Shares(World world) {
        this.world = world;
        this.rules = new ShareRules(world);
    }

    List<Share> where(Predicate<Share> condition) {
        return all.values().stream().filter(condition).toList();
    }

    /** What a user gets, directly or by a group. */
    boolean reaches(Share share, Account user) {
        return switch (share.type()) {
            case Share.USER -> share.receiver().equals(user.userId());
            case Share.GROUP ->
                !share.owner().equals(user.userId())
                        && world.people().groupsOf(user.userId()).contains(share.receiver());
            default -> false;
        };
    }

    /** A share that a user may see. */
    Share visible(String id, Account user) {
        return Optional.of(id)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> all.get(Long.parseLong(text)))
                .filter(share -> share.owner().equals(user.userId()) || reaches(share, user))
                .orElseThrow(() -> new ShareRefused(404, "Wrong share ID, share does not exist"));
    }

    /** The path of something that a user has. */
    DavPath existing(String given, Account user) {
        DavPath path = path(given);
        UserFiles files = world.files(user.userId());
        if (!UserFiles.isFile(files.at(path)) && !UserFiles.isFolder(files.at(path))) {
            throw new ShareRefused(404, "Wrong path, file/folder does not exist");
        }
        return path;
    }

    private static DavPath path(String given) {
        return new DavPath(Arrays.stream(given.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
                .toList());
    }

    Share create(JsonObject body, Account user) {
        String given = text(body, "path");
        if (given.isEmpty()) {
            throw new ShareRefused(404, "Please specify a file or folder path");
        }
        requireReshareable(path(given), user);
        DavPath path = existing(given, user);
        boolean folder = UserFiles.isFolder(world.files(user.userId()).at(path));
        int type = Integer.parseInt(text(body, "shareType"));
        String receiver = text(body, "shareWith");
        rules.receiver(type, receiver, user.userId());
        if (path.isRoot()) {
            throw new ShareRefused(403, "You cannot share your root folder");
        }
        Optional<Share> before = all.values().stream()
                .filter(share -> share.isSameAs(type, user.userId(), path, receiver))
                .findFirst();
        boolean link = type == Share.LINK;
        String wanted = text(body, "permissions");
        int permissions =
                link ? OF_A_LINK : rules.permissions(wanted.isEmpty() ? 31 : Integer.parseInt(wanted), folder);
        Share share = before.orElseGet(() -> new Share(
                world.nextId("share"),
                type,
                user.userId(),
                path,
                link ? "" : receiver,
                permissions,
                world.now(),
                link ? rules.expiration(Optional.of(text(body, "expireDate"))) : "",
                link ? UserFiles.md5("share" + world.nextId("link")).substring(0, 15) : "",
                link ? rules.hash(body) : "",
                text(body, "note"),
                text(body, "label")));
        all.put(share.id(), share);
        mount(share);
        return share;
    }

    /** Whoever has received something may pass it on only if the share says so. */
    private void requireReshareable(DavPath path, Account user) {
        boolean refused = all.values().stream()
                .anyMatch(share ->
                        reaches(share, user) && share.target().equals(path) && (share.permissions() & SHARE) == 0);
        if (refused) {
            throw new ShareRefused(404, "You are not allowed to share " + path.name());
        }
    }

    Share update(Share share, JsonObject body, Account user) {
        if (!share.owner().equals(user.userId())) {
            throw new ShareRefused(403, "You are not allowed to edit incoming shares");
        } else if (CHANGEABLE.stream().noneMatch(body::containsKey)) {
            throw new ShareRefused(400, "Wrong or no update parameter given");
        } else if (text(body, "permissions").equals("0")) {
            throw new ShareRefused(400, "Failed to update share.");
        }
        boolean folder = UserFiles.isFolder(world.files(share.owner()).at(share.path()));
        Share changed = share.changed(
                given(body, "permissions")
                        .map(Integer::valueOf)
                        .map(wanted -> share.isLink() ? OF_A_LINK : rules.permissions(wanted, folder)),
                given(body, "expireDate").map(day -> day.isEmpty() ? "" : rules.expiration(Optional.of(day))),
                given(body, "password").map(password -> password.isEmpty() ? "" : rules.hash(body)),
                given(body, "note"),
                given(body, "label"));
        all.put(share.id(), changed);
        mount(changed);
        return changed;
    }

    /** A receiver's deletion takes a user share from its owner too. */
    void delete(Share share) {
        all.remove(share.id());
        mount(share);
    }

    /** Every receiver finds it in the root, with all that the shares of it give together. */
    private void mount(Share share) {
        UserFiles files = world.files(share.owner());
        Path place = files.at(share.path());
        files.sharedWith(
                place,
                where(one -> one.owner().equals(share.owner()) && one.path().equals(share.path())).stream()
                        .map(one -> new Sharee(one.type(), one.receiver(), displayName(one.receiver())))
                        .toList());
        for (Account user : world.people().all()) {
            List<Share> given = where(
                    one -> one.owner().equals(share.owner()) && one.path().equals(share.path()) && reaches(one, user));
            if (!given.isEmpty()) {
                int together = given.stream().mapToInt(Share::permissions).reduce(0, (one, other) -> one | other);
                world.files(user.userId())
                        .mount(
                                share.path().name(),
                                new Mount(files, place, letters(together, UserFiles.isFolder(place))));
            } else if (reaches(share, user)) {
                world.files(user.userId()).unmount(share.path().name());
            }
        }
    }

    private String displayName(String receiver) {
        return world.people().find(receiver).map(Account::displayName).orElse(receiver);
    }

    /** As {@code oc:permissions} has them: shared, and what the share gives. */
    private static String letters(int permissions, boolean folder) {
        return "S"
                + ((permissions & SHARE) == 0 ? "" : "R")
                + "GDNV"
                + (!folder && (permissions & UPDATE) != 0 ? "W" : "")
                + (folder && (permissions & CREATE) != 0 ? "CK" : "");
    }

    private static Optional<String> given(JsonObject body, String name) {
        return body.containsKey(name) ? Optional.of(text(body, name)) : Optional.empty();
    }

    private static String text(JsonObject body, String name) {
        return body.containsKey(name)
                ? body.get(name) instanceof jakarta.json.JsonString text
                        ? text.getString()
                        : body.get(name).toString()
                : "";
    }
}
