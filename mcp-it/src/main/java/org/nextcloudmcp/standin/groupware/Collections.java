package org.nextcloudmcp.standin.groupware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;
import org.w3c.dom.Element;

/** Making, changing, sharing and deleting collections (RFC 4791 section 5.3.1, RFC 5689). */
record Collections(Groupware groupware, Account user) {
    private static final String ALLOW = "OPTIONS, GET, HEAD, DELETE, PROPFIND, PUT, PROPPATCH, COPY, MOVE, REPORT";
    private static final Set<String> PROTECTED =
            Set.of("{DAV:}sync-token", "{DAV:}getetag", "{" + Ns.SERVER + "}getctag");

    Answer answer(Ask ask, Place place) {
        return switch (ask.method()) {
            case "PROPPATCH" -> change(ask, place);
            case "POST" -> share(ask, place);
            case "DELETE" -> delete(ask, place);
            default -> make(ask, place);
        };
    }

    private Answer make(Ask ask, Place place) {
        Map<String, ObjectCollection> home = groupware.own(place.kind(), user);
        String name = place.collection();
        if (home.containsKey(name)
                || groupware.find(place.kind(), user, name).isPresent()
                || (place.kind() == Kind.CALENDAR && name.equals(Groupware.BIRTHDAYS))) {
            throw new DavRefused(
                    DavError.sabre(405, "MethodNotAllowed", "The resource you tried to create already exists")
                            .with("Allow", ALLOW));
        }
        List<Element> set = Xml.read(ask.body().bytes()).map(Collections::set).orElse(List.of());
        boolean isTyped = ask.method().equals("MKCALENDAR")
                || set.stream()
                        .filter(property -> property.getLocalName().equals("resourcetype"))
                        .anyMatch(type -> !Xml.all(type, place.kind().namespace, place.kind().type)
                                .isEmpty());
        if (!isTyped) {
            throw new DavRefused(
                    DavError.sabre(403, "InvalidResourceType", "Unknown resourceType for this collection"));
        }
        ObjectCollection made = new ObjectCollection(place.kind(), user, name);
        set.forEach(property -> {
            if (property.getLocalName().equals("supported-calendar-component-set")) {
                made.components.retainAll(Xml.children(property).stream()
                        .map(component -> component.getAttribute("name"))
                        .toList());
            } else if (!property.getLocalName().equals("resourcetype")) {
                put(made, property);
            }
        });
        home.put(name, made);
        return Answer.html(201).with("Content-Length", "0");
    }

    private static List<Element> set(Element root) {
        return Xml.all(root, Ns.DAV, "set").stream()
                .flatMap(set -> Xml.all(set, Ns.DAV, "prop").stream())
                .flatMap(prop -> Xml.children(prop).stream())
                .toList();
    }

    private static void put(ObjectCollection collection, Element property) {
        if (!property.getTextContent().isEmpty()) {
            collection.properties.put(clark(property), property.getTextContent());
        }
    }

    private static String clark(Element property) {
        return "{" + property.getNamespaceURI() + "}" + property.getLocalName();
    }

    private Answer change(Ask ask, Place place) {
        ObjectCollection collection =
                groupware.find(place.kind(), user, place.collection()).orElseThrow(place::missing);
        List<Element> set = Xml.read(ask.body().bytes()).map(Collections::set).orElse(List.of());
        List<PropertyName> names = new ArrayList<>(set.stream()
                .map(property -> new PropertyName(property.getNamespaceURI(), property.getLocalName()))
                .toList());
        // SabreDAV tells Apple's properties last
        names.sort(java.util.Comparator.comparing(name -> Ns.APPLE.equals(name.namespace())));
        boolean refused = set.stream().map(Collections::clark).anyMatch(PROTECTED::contains);
        if (!refused) {
            set.forEach(property -> collection.properties.put(clark(property), property.getTextContent()));
            collection.changed();
        }
        Responses responses = new Responses();
        responses.changed(place.href().replaceFirst("/$", ""), names, refused ? "403 Forbidden" : "200 OK");
        return responses.answer();
    }

    private Answer share(Ask ask, Place place) {
        ObjectCollection collection =
                groupware.find(place.kind(), user, place.collection()).orElseThrow(place::missing);
        Map<String, Boolean> shares = new LinkedHashMap<>();
        Element root = Xml.read(ask.body().bytes()).orElseThrow();
        for (Element set : Xml.all(root, Ns.OWNCLOUD, "set")) {
            String href = Xml.all(set, Ns.DAV, "href").get(0).getTextContent();
            shares.put(
                    href.substring(href.lastIndexOf('/') + 1),
                    !Xml.all(set, Ns.OWNCLOUD, "read-write").isEmpty());
        }
        collection.shares.putAll(shares);
        return Answer.html(200).with("X-Sabre-Status", "everything-went-well");
    }

    private Answer delete(Ask ask, Place place) {
        ObjectCollection collection =
                groupware.find(place.kind(), user, place.collection()).orElseThrow(place::missing);
        Map<String, ObjectCollection> home = groupware.own(place.kind(), user);
        if (!collection.owner.equals(user)) {
            collection.shares.remove(user.userId());
        } else if (place.kind() == Kind.ADDRESSBOOK && collection.generated) {
            throw new DavRefused(DavError.forbidden(""));
        } else if (place.kind() == Kind.CALENDAR
                && !collection.generated
                && ask.header("X-NC-CalDAV-No-Trashbin").isEmpty()) {
            collection.deletedAt = groupware
                    .world
                    .clock()
                    .instant()
                    .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                    .toString()
                    .replace("Z", "+00:00");
        } else {
            home.remove(collection.name);
        }
        return Answer.html(204).with("Content-Length", "0");
    }
}
