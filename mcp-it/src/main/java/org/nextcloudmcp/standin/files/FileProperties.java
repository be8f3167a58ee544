package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.dav.Xml;
import org.nextcloudmcp.standin.files.comments.Comments;
import org.nextcloudmcp.standin.files.tags.SystemTags;

/** What Nextcloud says of a file or folder, by property names with prefix, values as XML. */
public record FileProperties(UserFiles files, SystemTags tags, Comments comments) {
    private static final List<String> WITH_PREVIEW = List.of("text/plain", "text/markdown", "image/png", "image/jpeg");

    /** A date in the form of HTTP (RFC 9110 section 5.6.7). */
    public static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    /** All properties that there are. */
    public Map<String, String> of(Path place) {
        boolean folder = UserFiles.isFolder(place);
        Map<String, String> known = new HashMap<>(folder ? ofFolder(place) : ofFile(place));
        DavPath path = files.pathOf(place);
        UserFiles owner = files.mountOf(place).map(Mount::owner).orElse(files);
        String user = files.owner().userId();
        // Receivers are not told with whom else it is shared.
        List<Sharee> shared = owner.equals(files) ? files.sharees(place) : List.of();
        known.put("d:displayname", Xml.escaped(path.isRoot() ? user : path.name()));
        known.put("d:getlastmodified", httpDate(files.modified(place)));
        known.put("d:getetag", "&quot;" + files.etag(place) + "&quot;");
        known.put("d:creationdate", "1970-01-01T00:00:00+00:00");
        known.put("oc:fileid", String.valueOf(files.id(place)));
        known.put("oc:id", files.longId(place));
        known.put("oc:permissions", files.mountOf(place).map(Mount::permissions).orElse(folder ? "RGDNVCK" : "RGDNVW"));
        known.put("oc:favorite", files.isFavorite(place) ? "1" : "0");
        known.put("oc:tags", "");
        known.put("oc:share-types", Sharee.types(shared));
        known.put("oc:owner-id", Xml.escaped(owner.owner().userId()));
        known.put("oc:owner-display-name", Xml.escaped(owner.owner().displayName()));
        known.put("oc:comments-unread", String.valueOf(comments.unread(files.id(place), user)));
        known.put("oc:comments-count", String.valueOf(comments.count(files.id(place))));
        known.put("nc:mount-type", owner.equals(files) ? "" : "shared");
        known.put("nc:creation_time", "0");
        known.put("nc:system-tags", tags.xmlOf(files.id(place)));
        known.put("nc:share-attributes", "[]");
        known.put("nc:sharees", Sharee.xml(shared));
        known.put("nc:hidden", "false");
        return known;
    }

    private Map<String, String> ofFolder(Path place) {
        String size = String.valueOf(files.size(place));
        List<Path> children = files.children(place);
        return Map.of(
                "d:resourcetype",
                "<d:collection/>",
                "d:quota-used-bytes",
                size,
                "d:quota-available-bytes",
                String.valueOf(files.guard().available()),
                "oc:size",
                size,
                "nc:has-preview",
                "false",
                "nc:contained-folder-count",
                String.valueOf(children.stream().filter(UserFiles::isFolder).count()),
                "nc:contained-file-count",
                String.valueOf(children.stream().filter(UserFiles::isFile).count()));
    }

    private Map<String, String> ofFile(Path place) {
        String size = String.valueOf(files.size(place));
        String type = MediaType.of(files.pathOf(place).name());
        return Map.of(
                "d:resourcetype",
                "",
                "d:getcontentlength",
                size,
                "d:getcontenttype",
                type,
                "oc:size",
                size,
                "nc:has-preview",
                String.valueOf(WITH_PREVIEW.contains(type)),
                "nc:upload_time",
                String.valueOf(files.modified(place).getEpochSecond()));
    }
}
