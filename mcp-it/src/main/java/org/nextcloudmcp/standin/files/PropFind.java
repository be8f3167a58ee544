package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.MultiStatus;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;

/** PROPFIND: the resource itself first, then its children (RFC 4918 §9.1). */
record PropFind(UserFiles files, String root) {
    Answer answer(Ask ask, DavPath path) {
        List<PropertyName> asked = ask.body().length() == 0
                ? PropertyName.DEFAULTS
                : Xml.askedFor(ask.body().bytes())
                        .orElseThrow(() -> new DavRefused(
                                DavError.sabre(400, "BadRequest", "The request body is not well-formed XML")));
        Path place = files.at(path);
        if (!UserFiles.isFolder(place) && !UserFiles.isFile(place)) {
            throw new DavRefused(
                    path.missing().error().with("DAV", MultiStatus.DAV_FEATURES).with("Vary", "Brief,Prefer"));
        }
        boolean minimal = ask.header("Prefer").filter("return=minimal"::equals).isPresent();
        MultiStatus answer = new MultiStatus(minimal);
        add(answer, asked, place, ask.header("Depth").orElse("infinity"));
        return answer.answer();
    }

    private void add(MultiStatus answer, List<PropertyName> asked, Path place, String depth) {
        boolean folder = UserFiles.isFolder(place);
        answer.add(files.pathOf(place).href(root, folder), asked, properties(place, folder));
        if (folder && !depth.equals("0")) {
            for (Path child : files.children(place)) {
                add(answer, asked, child, depth.equals("1") ? "0" : depth);
            }
        }
    }

    private Map<String, String> properties(Path place, boolean folder) {
        DavPath path = files.pathOf(place);
        String size = String.valueOf(files.size(place));
        Map<String, String> known = new HashMap<>();
        known.put("d:displayname", Xml.escaped(path.isRoot() ? files.owner().userId() : path.name()));
        known.put("d:getlastmodified", lastModified(place));
        known.put("d:getetag", "&quot;" + files.etag(place) + "&quot;");
        known.put("d:resourcetype", folder ? "<d:collection/>" : "");
        known.put("d:creationdate", "1970-01-01T00:00:00+00:00");
        known.put("oc:fileid", String.valueOf(files.id(place)));
        known.put("oc:id", files.longId(place));
        known.put("oc:permissions", folder ? "RGDNVCK" : "RGDNVW");
        known.put("oc:size", size);
        known.put("oc:favorite", "0");
        known.put("oc:owner-id", Xml.escaped(files.owner().userId()));
        known.put("oc:owner-display-name", Xml.escaped(files.owner().displayName()));
        known.put("nc:has-preview", "false");
        known.put("nc:mount-type", "");
        if (folder) {
            known.put("d:quota-used-bytes", size);
            known.put("d:quota-available-bytes", "-3");
        } else {
            known.put("d:getcontentlength", size);
            known.put("d:getcontenttype", MediaType.of(path.name()));
        }
        return known;
    }

    private String lastModified(Path place) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(files.modified(place).atOffset(ZoneOffset.UTC));
    }
}
