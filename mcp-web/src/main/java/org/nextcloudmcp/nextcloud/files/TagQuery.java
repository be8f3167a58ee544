package org.nextcloudmcp.nextcloud.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.dav.DavResource;
import org.nextcloudmcp.nextcloud.dav.MalformedXmlException;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.Propfind;

/**
 * Asks Nextcloud which files carry a tag: system tags over WebDAV, and the report {@code oc:filter-files}. Whatever is not
 * a whole answer is a refusal.
 */
final class TagQuery {

    private static final String TAGS = "/remote.php/dav/systemtags/";

    private static final String NAMES = """
            <?xml version="1.0"?>
            <d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop>\
            <oc:id/><oc:display-name/></d:prop></d:propfind>
            """;

    /** %s: the tag's number */
    private static final String WITH_TAG = """
            <?xml version="1.0"?>
            <oc:filter-files xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns">\
            <oc:filter-rules><oc:systemtag>%s</oc:systemtag></oc:filter-rules>\
            <d:prop><oc:fileid/><d:resourcetype/></d:prop></oc:filter-files>
            """;

    private static final String NUMBERS = """
            <?xml version="1.0"?>
            <d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><oc:fileid/></d:prop></d:propfind>
            """;

    /** Of one answer. */
    private static final int LARGEST = 32 << 20;

    private static final int MOST = 50_000;

    private final NextcloudClient client;
    private final DavRoot root;

    TagQuery(NextcloudClient client) {
        this.client = client;
        this.root = new DavRoot(client.userId());
    }

    /** What carries the tag of this name; more than one tag may have it, told apart by who may see and use them. */
    TaggedFiles tagged(String name) {
        var tags = new ArrayList<String>();
        each(propfind(TAGS, "1", NAMES), tag -> {
            if (tag.text(Propfind.OWNCLOUD, "display-name").filter(name::equals).isPresent()) {
                tag.text(Propfind.OWNCLOUD, "id")
                        .filter(id -> id.matches("\\d{1,18}"))
                        .ifPresent(tags::add);
            }
        });
        if (tags.isEmpty()) {
            // Gone, or one that this user may not see: either way nobody knows what carries it.
            throw unknown();
        }
        var paths = new ArrayList<FilePath>();
        var folders = new ArrayList<FilePath>();
        var numbers = new HashSet<Long>();
        for (var tag : tags) {
            var report = NextcloudRequest.of("REPORT", root.pathOf(FilePath.parse("/")))
                    .sending(RequestBody.xml(WITH_TAG.formatted(tag)));
            each(report, file -> {
                root.pathOf(file.href()).ifPresent(path -> {
                    paths.add(path);
                    if (file.isCollection()) {
                        folders.add(path);
                    }
                });
                number(file).forEach(numbers::add);
                bound(numbers.size());
            });
        }
        return new TaggedFiles(folders, paths, numbers);
    }

    /** The numbers of everything below these folders. */
    NumbersBelow below(List<FilePath> folders) {
        var numbers = LongStream.builder();
        var count = new int[1];
        for (var folder : folders) {
            each(propfind(root.pathOf(folder), "infinity", NUMBERS), file -> {
                number(file).forEach(numbers::add);
                count[0]++;
                bound(count[0]);
            });
        }
        return new NumbersBelow(numbers.build());
    }

    private static LongStream number(DavResource file) {
        return file.text(Propfind.OWNCLOUD, "fileid").filter(text -> text.matches("\\d{1,18}")).stream()
                .mapToLong(Long::parseLong);
    }

    private static NextcloudRequest propfind(String path, String depth, String body) {
        return NextcloudRequest.of("PROPFIND", path)
                .with("Depth", depth)
                .with("Prefer", "return=minimal")
                .sending(RequestBody.xml(body));
    }

    private void each(NextcloudRequest request, Consumer<DavResource> seen) {
        var answer = client.stream(request.answeredInAtMost(LARGEST), (head, body) -> {
            try {
                Multistatus.each(body, seen);
                return head.is(207);
            } catch (MalformedXmlException e) {
                return false;
            }
        });
        if (!answer.value().orElse(false)) {
            throw unknown();
        }
    }

    private static void bound(int count) {
        if (count > MOST) {
            throw unknown();
        }
    }

    private static RefusedException unknown() {
        return new RefusedException(
                "Nextcloud does not tell which files the operator of this server keeps from tools (mcp.hidden.tag), so"
                        + " this was not done.",
                "Try again in a minute; if it stays so, tell the administrator of this server: the tag must exist and be"
                        + " visible to the user, and carry no more than " + MOST + " files.");
    }
}
