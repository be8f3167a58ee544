package org.nextcloudmcp.nextcloud.sharing;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Ocs;
import org.nextcloudmcp.nextcloud.PercentEncoding;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.FileTree;

/** One user's shares. Every method throws {@link RefusedException} for what the server does not do. */
final class Shares {

    private static final String SHARES = "/ocs/v2.php/apps/files_sharing/api/v1/shares";

    /** Some 10,000 shares. */
    private static final int LARGEST_LIST = 8 << 20;

    private final NextcloudClient client;
    private final FileTree files;

    Shares(NextcloudClient client) {
        this.client = client;
        this.files = new FileTree(client);
    }

    /** Shares that the user made, of one file or of all, or that others made with the user; in the order of their ids. */
    List<Share> list(Optional<FilePath> path, boolean withMe) {
        var query = SHARES + "?format=json" + (withMe ? "&shared_with_me=true" : "")
                + path.map(of -> "&path=" + PercentEncoding.encode("/" + of)).orElse("");
        var what = path.map(of -> "the shares of " + of).orElse("the user's shares");
        path.ifPresent(files::address);
        var answer = client.send(NextcloudRequest.getJson(query).answeredInAtMost(LARGEST_LIST));
        return shares(success(answer, what), what);
    }

    Share get(long id) {
        var answer = client.send(NextcloudRequest.getJson(path(id)));
        var what = "the share " + id;
        return shares(success(answer, what), what).stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "There is no share " + id + " that the user may see.", "nc_share_list shows those there are."));
    }

    /**
     * A path as a caller gives it, which can be shared at all; nothing is asked of Nextcloud.
     *
     * @throws RefusedException if it cannot
     */
    static FilePath shareable(String given) {
        var path = FilePath.parse(given);
        if (path.isRoot()) {
            throw new RefusedException("The root folder cannot be shared.", "Share a folder or a file in it.");
        }
        return path;
    }

    /** Makes a share. A user or a group that has one already gets no second one: the answer is the first, unchanged. */
    Share create(NewShare share) {
        return one(post(share), "the share of " + share.path());
    }

    /** As {@link #create}, without judging the answer. */
    NextcloudResponse post(NewShare share) {
        files.address(share.path());
        // Whoever gets a folder gets what is in it too.
        files.refuseHiddenInside(share.path());
        return client.send(NextcloudRequest.of("POST", SHARES + "?format=json")
                .with("Accept", "application/json")
                .sending(RequestBody.json(CachedJson.text(share.toJson()))));
    }

    Share setPermissions(long id, int permissions) {
        var body = CachedJson.object().add("permissions", permissions).build();
        var answer = client.send(NextcloudRequest.of("PUT", path(id))
                .with("Accept", "application/json")
                .sending(RequestBody.json(CachedJson.text(body))));
        return one(answer, "the share " + id);
    }

    void delete(long id) {
        success(
                client.send(NextcloudRequest.of("DELETE", path(id)).with("Accept", "application/json")),
                "the share " + id);
    }

    static Share one(NextcloudResponse answer, String what) {
        return Share.of(Ocs.content(success(answer, what), what, JsonObject.class))
                .orElseThrow(() -> Refusals.notNextcloud(what));
    }

    private static String path(long id) {
        return SHARES + "/" + id + "?format=json";
    }

    private List<Share> shares(NextcloudResponse answer, String what) {
        return Ocs.content(answer, what, JsonArray.class).stream()
                .filter(JsonObject.class::isInstance)
                .flatMap(json -> Share.of((JsonObject) json).stream())
                .filter(this::isShown)
                .sorted(Comparator.comparingLong(Share::id))
                .toList();
    }

    private boolean isShown(Share share) {
        return FilePath.known(share.path()).filter(path -> !files.shows(path)).isEmpty()
                && (share.fileId().isEmpty() || files.shows(share.fileId().getAsLong()));
    }

    /** Here 404 means whatever does not fit, from a missing file to a date or the administrator's rules: only the words tell. */
    private static NextcloudResponse success(NextcloudResponse answer, String what) {
        if (answer.is(200)) {
            return answer;
        }
        if (Ocs.isUnknownRoute(answer)) {
            throw new RefusedException(
                    "Sharing is switched off in this Nextcloud.", "Ask the Nextcloud administrator to enable it.");
        }
        var words = Refusals.words(answer);
        if (answer.is(404) && words.isPresent()) {
            throw new RefusedException(
                    "Nextcloud refuses this for " + what + ": “" + words.get() + "”.",
                    "Nothing was changed. Check path, receiver and id: nc_share_list shows the shares there are, and a"
                            + " receiver is named by id, not by display name.");
        }
        throw Refusals.of(answer, what);
    }
}
