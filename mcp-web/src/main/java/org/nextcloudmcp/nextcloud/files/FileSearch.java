package org.nextcloudmcp.nextcloud.files;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.dav.MalformedXmlException;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.Propfind;
import org.nextcloudmcp.nextcloud.dav.XmlText;

/** Nextcloud's search in files: SEARCH with a basicsearch (RFC 5323 section 5). */
public final class FileSearch {

    private static final int LARGEST = 16 << 20;

    private final NextcloudClient client;
    private final FileTree tree;

    public FileSearch(NextcloudClient client, FileTree tree) {
        this.client = client;
        this.tree = tree;
    }

    /**
     * Looks for files and folders anywhere below a folder.
     *
     * @param where the condition as XML with the prefixes d, oc and nc, everything variable in it escaped
     * @param order what stands in {@code d:orderby}; empty for Nextcloud's own order
     * @param first how many to leave out
     * @param most how many to answer; Nextcloud counts what is hidden, so there may be fewer
     * @throws RefusedException if there is no such folder
     */
    public Found find(FilePath folder, String where, Optional<String> order, int first, int most) {
        var request = NextcloudRequest.of("SEARCH", "/remote.php/dav/")
                .sending(RequestBody.of(
                        "text/xml; charset=utf-8",
                        body(folder, where, order, first, most).getBytes(StandardCharsets.UTF_8)))
                .answeredInAtMost(LARGEST);
        return client.stream(request, (head, answer) -> read(answer)).orRefuse(refusal -> {
            if (refusal.is(404)) {
                return new RefusedException(
                        "There is no folder " + folder + " to search in.",
                        "Use nc_webdav_list_directory to see what is there; leave scope out to search everywhere.");
            }
            return Refusals.of(refusal, "the search in " + folder);
        });
    }

    private Found read(InputStream answer) {
        var entries = new ArrayList<FileEntry>();
        var count = new int[1];
        try {
            Multistatus.each(answer, resource -> {
                count[0]++;
                tree.entry(resource).ifPresent(entries::add);
            });
        } catch (MalformedXmlException e) {
            throw Refusals.notNextcloud("the search in files");
        }
        return new Found(entries, count[0]);
    }

    private String body(FilePath folder, String where, Optional<String> order, int first, int most) {
        return "<?xml version=\"1.0\"?>\n<d:searchrequest xmlns:d=\"DAV:\" xmlns:oc=\"" + Propfind.OWNCLOUD
                + "\" xmlns:nc=\"" + Propfind.NEXTCLOUD + "\"><d:basicsearch><d:select><d:prop>"
                + Propfind.FILE_NAMES + "</d:prop></d:select><d:from><d:scope><d:href>"
                + XmlText.escape(tree.scope(folder))
                + "</d:href><d:depth>infinity</d:depth></d:scope></d:from><d:where>"
                + where + "</d:where><d:orderby>" + order.orElse("") + "</d:orderby><d:limit><d:nresults>" + most
                + "</d:nresults>" + (first > 0 ? "<nc:firstresult>" + first + "</nc:firstresult>" : "")
                + "</d:limit></d:basicsearch></d:searchrequest>\n";
    }

    /**
     * What a search answered.
     *
     * @param entries those that may be seen
     * @param counted how many there were before that; with {@code first} of the request, where the next one begins
     */
    public record Found(List<FileEntry> entries, int counted) {

        public Found {
            entries = List.copyOf(entries);
        }
    }
}
