package org.nextcloudmcp.standin.groupware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;

/** PROPFIND of homes, collections and objects (RFC 4918 section 9.1). */
record Listing(Groupware groupware, Account user) {
    Answer answer(Ask ask, Place place) {
        List<PropertyName> asked = Xml.askedFor(ask.body().bytes()).orElse(PropertyName.DEFAULTS);
        Responses responses = new Responses();
        boolean deep = !ask.header("Depth").orElse("infinity").equals("0");
        if (place.isHome()) {
            home(responses, asked, place, deep);
        } else {
            ObjectCollection collection =
                    groupware.find(place.kind(), user, place.collection()).orElseThrow(place::missing);
            if (place.isObject()) {
                StoredObject object = collection
                        .find(place.object())
                        .orElseThrow(() -> new DavRefused(DavError.notFound(place.kind().objectWord + " not found")));
                responses.add(place.href(object), asked, properties(place.kind(), object));
            } else {
                responses.add(place.href(), asked, CollectionProperties.of(collection, place.collection(), user));
                if (deep) {
                    collection
                            .byName()
                            .forEach(object ->
                                    responses.add(place.href(object), asked, properties(place.kind(), object)));
                }
            }
        }
        return responses.answer().with("DAV", place.kind().features);
    }

    private void home(Responses responses, List<PropertyName> asked, Place place, boolean deep) {
        responses.add(place.homeHref(), asked, CollectionProperties.home(place.kind()));
        if (!deep) {
            return;
        }
        Map<String, ObjectCollection> own = groupware.own(place.kind(), user);
        Map<String, ObjectCollection> all = new LinkedHashMap<>(own);
        all.values().removeIf(collection -> !collection.deletedAt.isEmpty());
        all.putAll(groupware.shared(place.kind(), user));
        // what lies in the trash bin comes last
        own.forEach(all::putIfAbsent);
        if (place.kind() == Kind.ADDRESSBOOK) {
            all.putAll(groupware.generated(user));
        }
        all.forEach((name, collection) -> responses.add(
                place.homeHref() + Names.encoded(name) + "/", asked, CollectionProperties.of(collection, name, user)));
        if (place.kind() == Kind.CALENDAR) {
            service(responses, asked, place, "inbox", Ns.CALDAV, "schedule-inbox");
            service(responses, asked, place, "outbox", Ns.CALDAV, "schedule-outbox");
            service(responses, asked, place, "trashbin", Ns.NEXTCLOUD, "trash-bin");
        }
    }

    private static void service(
            Responses responses, List<PropertyName> asked, Place place, String name, String namespace, String type) {
        responses.add(place.homeHref() + name + "/", asked, CollectionProperties.service(namespace, type));
    }

    static Map<PropertyName, String> properties(Kind kind, StoredObject object) {
        return Map.of(
                CollectionProperties.name(Ns.DAV, "getetag"),
                "&quot;" + object.etag() + "&quot;",
                CollectionProperties.name(Ns.DAV, "getcontenttype"),
                kind.contentType,
                CollectionProperties.name(Ns.DAV, "resourcetype"),
                "",
                CollectionProperties.name(kind.namespace, kind.data()),
                Responses.text(object.text()));
    }
}
