package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.MultiStatus;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;
import org.w3c.dom.Element;

/** PROPPATCH: the favourite is kept, what only the server may say is refused, all else is taken (RFC 4918 §9.2). */
record PropPatch(UserFiles files, String root) {
    private static final Set<String> SERVERS_OWN =
            Set.of("fileid", "id", "size", "permissions", "getetag", "owner-id", "getcontentlength");

    Answer answer(Ask ask, DavPath path) {
        Path place = files.at(path);
        if (!UserFiles.exists(place)) {
            throw path.missing();
        }
        Element update = Xml.read(ask.body().bytes())
                .orElseThrow(() -> new DavRefused(DavError.sabre(400, "BadRequest", "The body is no XML")));
        List<Element> properties = Xml.all(update, "DAV:", "prop").stream()
                .flatMap(prop -> Xml.children(prop).stream())
                .toList();
        boolean allowed = properties.stream().noneMatch(property -> SERVERS_OWN.contains(property.getLocalName()));
        if (allowed) {
            properties.stream()
                    .filter(property -> property.getLocalName().equals("favorite"))
                    .forEach(property -> files.favorite(
                            place, property.getTextContent().strip().equals("1")));
        }
        MultiStatus answer = new MultiStatus(false);
        answer.add(
                path.href(root, false),
                properties.stream()
                        .map(property -> new PropertyName(property.getNamespaceURI(), property.getLocalName()))
                        .toList(),
                allowed ? "200 OK" : "403 Forbidden");
        return answer.plain().with("Vary", "Brief,Prefer");
    }
}
