package org.nextcloudmcp.standin.sharing;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.deck.CardShares;
import org.nextcloudmcp.standin.files.DavPath;

/** Shares of files and folders, and what public links show to everybody. */
public final class SharingApp implements StandInApp {
    private static final String API = "/ocs/v2.php/apps/files_sharing/api/v1/";

    private static final Comparator<Share> BY_FILE = Comparator.<Share, String>comparing(
                    share -> share.path().name())
            .thenComparingInt(Share::type)
            .thenComparingLong(Share::id);

    private final World world;
    private final Shares shares;
    private final ShareJson json;
    private final PublicLinks links;

    public SharingApp(World world) {
        this.world = world;
        this.shares = new Shares(world);
        this.json = new ShareJson(world);
        this.links = new PublicLinks(world, shares);
    }

    @Override
    public String id() {
        return "files_sharing";
    }

    @Override
    public List<String> roots() {
        return List.of("/ocs/v2.php/apps/files_sharing/", PublicLinks.ROOT);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        if (ask.path().startsWith(PublicLinks.ROOT)) {
            return links.answer(ask);
        } else if (!ask.path().startsWith(API)) {
            return OcsEnvelope.unknownRoute();
        }
        return CardShares.of(world).answer(world, ask, user).orElseGet(() -> own(ask, user));
    }

    private Answer own(Ask ask, Account user) {
        try {
            return route(ask, ask.below(API), user);
        } catch (ShareRefused refused) {
            return refused.answer();
        }
    }

    private Answer route(Ask ask, List<String> parts, Account user) {
        String route = ask.method() + " " + String.join("/", parts);
        return switch (route) {
            case "GET shares" -> list(found(ask, user), user);
            case "GET shares/inherited" -> inherited(ask, user);
            case "GET shares/pending", "GET deletedshares" -> list(List.of(), user);
            case "POST shares" -> create(ask, user);
            default ->
                parts.size() == 2 && parts.get(0).equals("shares")
                        ? one(ask, shares.visible(parts.get(1), user), user)
                        : OcsEnvelope.unknownRoute();
        };
    }

    private List<Share> found(Ask ask, Account user) {
        Optional<DavPath> path = ask.parameter("path").map(given -> shares.existing(given, user));
        if (ask.parameter("shared_with_me").filter("true"::equals).isPresent()) {
            return shares.where(share -> shares.reaches(share, user)
                    && path.map(share.target()::equals).orElse(true));
        }
        boolean below = ask.parameter("subfiles").filter("true"::equals).isPresent();
        List<Share> found = shares.where(share -> share.owner().equals(user.userId())
                && path.map(wanted -> (below ? share.path().parent() : share.path()).equals(wanted))
                        .orElse(true));
        return below ? found.stream().sorted(BY_FILE).toList() : found;
    }

    /** Shares of the folders above, each with the folder by which it reaches the file. */
    private Answer inherited(Ask ask, Account user) {
        DavPath path = shares.existing(ask.parameter("path").orElse(""), user);
        JsonArrayBuilder list = Json.createArrayBuilder();
        shares.where(share -> share.owner().equals(user.userId()) && isAbove(share.path(), path))
                .forEach(share -> {
                    JsonObject told = json.of(share, user, false);
                    list.add(Json.createObjectBuilder(told)
                            .add("via_fileid", told.get("file_source"))
                            .add("via_path", told.get("path")));
                });
        return OcsEnvelope.ok(list.build());
    }

    private static boolean isAbove(DavPath folder, DavPath path) {
        int depth = folder.names().size();
        return path.names().size() > depth && path.names().subList(0, depth).equals(folder.names());
    }

    private Answer create(Ask ask, Account user) {
        List<Share> before = shares.where(share -> true);
        Share share = shares.create(ask.json(), user);
        return OcsEnvelope.ok(json.of(share, user, !before.contains(share)));
    }

    private Answer one(Ask ask, Share share, Account user) {
        return switch (ask.method()) {
            case "GET" -> list(List.of(share), user);
            case "PUT" -> OcsEnvelope.ok(json.of(shares.update(share, ask.json(), user), user, false));
            case "DELETE" -> {
                shares.delete(share);
                yield OcsEnvelope.ok(JsonValue.EMPTY_JSON_ARRAY);
            }
            default -> OcsEnvelope.unknownRoute();
        };
    }

    private Answer list(List<Share> found, Account user) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        found.forEach(share -> list.add(json.of(share, user, false)));
        return OcsEnvelope.ok(list.build());
    }
}
