package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.MultiStatus;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;

/** PROPFIND: the resource itself first, then its children (RFC 4918 §9.1). */
record PropFind(UserFiles files, FileProperties properties, Pages pages, String root) {
    /** The properties that a request asks for. */
    static List<PropertyName> asked(Ask ask) {
        return ask.body().length() == 0
                ? PropertyName.DEFAULTS
                : Xml.askedFor(ask.body().bytes())
                        .orElseThrow(() -> new DavRefused(DavError.sabre(
                                400,
                                "BadRequest",
                                "Namespace prefix d on propfind is not defined\n on line 1, column 12")));
    }

    Answer answer(Ask ask, DavPath path) {
        List<PropertyName> asked = asked(ask);
        Path place = files.at(path);
        if (!UserFiles.exists(place)) {
            throw new DavRefused(
                    path.missing().error().with("DAV", MultiStatus.DAV_FEATURES).with("Vary", "Brief,Prefer"));
        }
        boolean minimal = ask.header("Prefer").filter("return=minimal"::equals).isPresent()
                || ask.header("Brief").filter("t"::equals).isPresent()
                || ask.body().length() == 0;
        List<Path> places = new ArrayList<>();
        collect(places, place, ask.header("Depth").orElse("infinity"));
        return pages.answer(ask, places, page -> {
            MultiStatus answer = new MultiStatus(minimal);
            page.forEach(one ->
                    answer.add(files.pathOf(one).href(root, UserFiles.isFolder(one)), asked, properties.of(one)));
            return answer.answer();
        });
    }

    private void collect(List<Path> places, Path place, String depth) {
        places.add(place);
        if (UserFiles.isFolder(place) && !depth.equals("0")) {
            for (Path child : files.children(place)) {
                collect(places, child, depth.equals("1") ? "0" : depth);
            }
        }
    }
}
