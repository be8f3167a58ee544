package org.nextcloudmcp.standin.files.search;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.MultiStatus;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.FileProperties;
import org.nextcloudmcp.standin.files.UserFiles;
import org.w3c.dom.Element;

/** SEARCH over a user's files (RFC 5323). */
public record FileSearch(UserFiles files, FileProperties properties) {
    private static final String TYPE = "application/xml; charset=\"utf-8\"";

    /** Answers a request to the root of all DAV. */
    public Answer answer(Ask ask) {
        Element search = Xml.read(ask.body().bytes())
                .orElseThrow(() -> new DavRefused(DavError.sabre(400, "BadRequest", "The body is no XML")));
        try {
            return found(search);
        } catch (Condition.NotSearchable property) {
            return Answer.empty(400)
                    .with("Content-Type", TYPE)
                    .saying("requested search property is not a valid property for this scope");
        }
    }

    private Answer found(Element search) {
        String root = "/files/" + files.owner().userId();
        String scope = text(search, "href").strip().replaceFirst("/+$", "");
        if (!scope.equals(root) && !scope.startsWith(root + "/")) {
            throw new DavRefused(
                    DavError.internal("InvalidArgumentException", "Search is only supported on directories"));
        }
        // As Nextcloud does it: the scope is taken as it is, not decoded.
        DavPath path = new DavPath(Stream.of(scope.substring(root.length()).split("/", -1))
                .filter(name -> !name.isEmpty())
                .toList());
        if (!UserFiles.exists(files.at(path))) {
            throw path.missing();
        }
        Condition condition = new Condition(files, properties);
        var wanted = Xml.all(search, "DAV:", "where").stream()
                .flatMap(where -> Xml.children(where).stream())
                .map(condition::of)
                .findFirst()
                .orElse(place -> true);
        List<Path> found = Found.below(files, files.at(path)).stream()
                .filter(wanted)
                .sorted(order(search, condition))
                .skip(number(search, "http://nextcloud.org/ns", "firstresult", 0))
                .limit(number(search, "DAV:", "nresults", Integer.MAX_VALUE))
                .toList();
        List<PropertyName> asked = selected(search);
        MultiStatus answer = new MultiStatus(false);
        found.forEach(one -> answer.add(
                files.pathOf(one).href("/remote.php/dav" + root + "/", UserFiles.isFolder(one)),
                asked,
                properties.of(one)));
        return answer.plain().with("Content-Type", TYPE);
    }

    private static List<PropertyName> selected(Element search) {
        return Xml.all(search, "DAV:", "select").stream()
                .flatMap(select -> Xml.all(select, "DAV:", "prop").stream())
                .flatMap(prop -> Xml.children(prop).stream())
                .map(element -> new PropertyName(element.getNamespaceURI(), element.getLocalName()))
                .toList();
    }

    private static Comparator<Path> order(Element search, Condition condition) {
        Comparator<Path> all = Comparator.comparing(place -> "");
        for (Element order : Xml.all(search, "DAV:", "order")) {
            Element property =
                    Xml.children(Xml.all(order, "DAV:", "prop").get(0)).get(0);
            String name = new PropertyName(property.getNamespaceURI(), property.getLocalName()).prefixed();
            Comparator<Path> by = Comparator.comparing(place -> comparable(condition.value(place, name)));
            all = all.thenComparing(Xml.all(order, "DAV:", "descending").isEmpty() ? by : by.reversed());
        }
        return all;
    }

    private static String comparable(String value) {
        return value.matches("\\d+") ? String.format("%020d", Long.parseLong(value)) : value;
    }

    private static String text(Element search, String name) {
        return Xml.all(search, "DAV:", name).get(0).getTextContent();
    }

    private static int number(Element search, String namespace, String name, int usual) {
        return Xml.all(search, namespace, name).stream()
                .map(element -> Integer.parseInt(element.getTextContent().strip()))
                .findFirst()
                .orElse(usual);
    }
}
