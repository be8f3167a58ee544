package org.nextcloudmcp.standin.files.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.MultiStatus;
import org.nextcloudmcp.standin.dav.Xml;
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.FileProperties;
import org.nextcloudmcp.standin.files.UserFiles;
import org.w3c.dom.Element;

/** The REPORT {@code oc:filter-files}: favourites, or files with a system tag. */
public record FilterFiles(UserFiles files, FileProperties properties, String root) {
    private static final String OWNCLOUD = "http://owncloud.org/ns";

    /** Answers for all below a folder. */
    public Answer answer(Ask ask, DavPath path) {
        Path place = files.at(path);
        if (!UserFiles.exists(place)) {
            throw path.missing();
        }
        Element report = Xml.read(ask.body().bytes())
                .filter(element -> element.getLocalName().equals("filter-files"))
                .orElseThrow(() -> new DavRefused(DavError.sabre(415, "ReportNotSupported", "")));
        Optional<String> favorite = text(report, "favorite");
        List<String> tags = Xml.all(report, OWNCLOUD, "systemtag").stream()
                .map(element -> element.getTextContent().strip())
                .toList();
        if (favorite.isEmpty() && tags.isEmpty()) {
            throw new DavRefused(DavError.sabre(400, "BadRequest", "Missing filter-rule block in request"));
        }
        if (!tags.stream().allMatch(properties.tags()::exists)) {
            throw new DavRefused(DavError.sabre(412, "PreconditionFailed", "Cannot filter by non-existing tag"));
        }
        Predicate<Path> wanted = one -> (favorite.isEmpty() || files.isFavorite(one))
                && tags.stream().allMatch(tag -> properties.tags().has(files.id(one), tag));
        MultiStatus answer = new MultiStatus(false);
        var asked = Xml.askedFor(ask.body().bytes()).orElseThrow();
        Found.below(files, place).stream()
                .filter(wanted)
                .forEach(one -> answer.add(files.pathOf(one).href(root, false), asked, properties.of(one)));
        return answer.plain();
    }

    private static Optional<String> text(Element report, String name) {
        return Xml.all(report, OWNCLOUD, "filter-rules").stream()
                .flatMap(rules -> Xml.all(rules, OWNCLOUD, name).stream())
                .map(Element::getTextContent)
                .findFirst();
    }
}
