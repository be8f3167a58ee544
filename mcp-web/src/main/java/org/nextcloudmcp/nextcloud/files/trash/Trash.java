package org.nextcloudmcp.nextcloud.files.trash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.dav.MalformedXmlException;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.Propfind;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.FileTree;
import org.nextcloudmcp.paging.Position;

/** The user's trash bin; closed where files are hidden, since Nextcloud does not tell the tags of what is in it. */
public final class Trash {

    private static final int LARGEST_LISTING = 64 << 20;

    private static final String PROPERTIES = Propfind.of("<nc:trashbin-original-location/><nc:trashbin-deletion-time/>"
            + "<d:getcontentlength/><d:resourcetype/><oc:fileid/>");

    private final NextcloudClient client;
    private final FileTree tree;

    public Trash(NextcloudClient client, FileTree tree) {
        this.client = client;
        this.tree = tree;
    }

    /** The newest deleted item from just this place; empty also if the trash bin does not tell. */
    public Optional<TrashItem> newest(FilePath origin) {
        var found = new ArrayList<TrashItem>();
        try {
            each(item -> {
                if (item.origin().isSameAs(origin)) {
                    found.add(item);
                }
            });
        } catch (RefusedException e) {
            // The deletion itself has succeeded: a trash bin that is switched off must not make a failure of it.
            return Optional.empty();
        }
        return found.stream().min(TrashItem.ORDER);
    }

    /** The item with this name in the trash bin. */
    Optional<TrashItem> find(String trashId) {
        var found = new ArrayList<TrashItem>();
        each(item -> {
            if (item.trashId().equals(trashId)) {
                found.add(item);
            }
        });
        return found.stream().findFirst();
    }

    /**
     * One page, the newest first; no more than that is held.
     *
     * @param size one more is answered if there are more
     */
    List<TrashItem> list(FilePath below, Position position, int size) {
        var kept = new PriorityQueue<>(TrashItem.ORDER.reversed());
        each(item -> {
            if (item.origin().startsWith(below)
                    && position.after()
                            .map(key -> item.key().compareTo(key) > 0)
                            .orElse(true)) {
                kept.add(item);
                if (kept.size() > size + 1) {
                    kept.remove();
                }
            }
        });
        return kept.stream().sorted(TrashItem.ORDER).toList();
    }

    /** 201; the name in the destination is ignored by Nextcloud. */
    NextcloudResponse restore(TrashItem item) {
        return client.send(NextcloudRequest.of("MOVE", tree.other("trashbin", "trash", item.trashId()))
                .with("Destination", tree.destination(tree.other("trashbin", "restore", item.trashId()))));
    }

    private void each(Consumer<TrashItem> seen) {
        tree.refuseUntold("the trash bin");
        var request = NextcloudRequest.of("PROPFIND", tree.other("trashbin", "trash"))
                .with("Depth", "1")
                .with("Prefer", "return=minimal")
                .sending(RequestBody.xml(PROPERTIES))
                .answeredInAtMost(LARGEST_LISTING);
        client.stream(request, (head, body) -> {
                    try {
                        Multistatus.each(
                                body, resource -> TrashItem.of(resource).ifPresent(seen));
                        return true;
                    } catch (MalformedXmlException e) {
                        throw Refusals.notNextcloud("the trash bin");
                    }
                })
                .orRefuse(Trash::refusal);
    }

    private static RefusedException refusal(NextcloudResponse answer) {
        return answer.is(404)
                ? new RefusedException(
                        "This Nextcloud has no trash bin: what is deleted there is gone.",
                        "Ask its administrator whether the app for deleted files can be switched on.")
                : Refusals.of(answer, "the trash bin");
    }
}
