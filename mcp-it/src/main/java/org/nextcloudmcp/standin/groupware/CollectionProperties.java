package org.nextcloudmcp.standin.groupware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;

/** The properties of collections, as the user who asks sees them. */
final class CollectionProperties {
    private static final List<String> WRITING =
            List.of("write", "write-properties", "write-content", "unlock", "bind", "unbind", "write-acl");
    private static final List<String> READING = List.of("read", "read-acl", "read-current-user-privilege-set");

    private CollectionProperties() {}

    static PropertyName name(String namespace, String local) {
        return new PropertyName(namespace, local);
    }

    /** The home of a user. */
    static Map<PropertyName, String> home(Kind kind) {
        Map<PropertyName, String> known = new LinkedHashMap<>();
        known.put(name(Ns.DAV, "resourcetype"), "<d:collection/>");
        Stream<String> first = kind == Kind.ADDRESSBOOK
                ? Stream.of("all", "read", "write", "write-properties", "write-content", "unlock", "bind", "unbind")
                : WRITING.stream().filter(one -> !one.equals("write-acl"));
        Stream<String> rest = kind == Kind.ADDRESSBOOK
                ? Stream.of("write-acl", "read-acl", "read-current-user-privilege-set")
                : Stream.concat(Stream.of("write-acl"), READING.stream());
        known.put(name(Ns.DAV, "current-user-privilege-set"), privileges(Stream.concat(first, rest)));
        return known;
    }

    /** Inbox, outbox and trash bin. */
    static Map<PropertyName, String> service(String namespace, String type) {
        Map<PropertyName, String> known = new LinkedHashMap<>();
        known.put(name(Ns.DAV, "resourcetype"), "<d:collection/>" + Ns.element(namespace, type, ""));
        if (type.equals("schedule-inbox")) {
            String delivering = Stream.of("deliver", "deliver-invite", "deliver-reply", "query-freebusy")
                    .map(one -> "<d:privilege><cal:schedule-" + one + "/></d:privilege>")
                    .collect(Collectors.joining());
            known.put(
                    name(Ns.DAV, "current-user-privilege-set"),
                    delivering + privileges(Stream.concat(Stream.of("unbind", "write-properties"), READING.stream())));
        }
        return known;
    }

    static Map<PropertyName, String> of(ObjectCollection collection, String nameHere, Account user) {
        Map<PropertyName, String> known = new LinkedHashMap<>();
        boolean deleted = !collection.deletedAt.isEmpty();
        known.put(
                name(Ns.DAV, "resourcetype"),
                "<d:collection/>"
                        + (deleted
                                ? Ns.element(Ns.NEXTCLOUD, "deleted-calendar", "")
                                : Ns.element(collection.kind.namespace, collection.kind.type, "")));
        collection.properties.forEach((property, value) -> known.put(
                name(property.substring(1, property.indexOf('}')), property.substring(property.indexOf('}') + 1)),
                Xml.escaped(value)));
        boolean own = collection.owner.equals(user);
        if (!own) {
            known.put(
                    name(Ns.DAV, "displayname"),
                    Xml.escaped(collection.displayName() + " (" + collection.owner.displayName() + ")"));
        }
        if (deleted) {
            known.put(name(Ns.NEXTCLOUD, "deleted-at"), collection.deletedAt);
        }
        String token = "http://sabre.io/ns/sync/" + collection.token();
        known.put(name(Ns.DAV, "sync-token"), token);
        boolean writes = Groupware.mayWrite(collection, user);
        if (collection.kind == Kind.CALENDAR) {
            known.put(name(Ns.SERVER, "getctag"), token);
            calendar(known, collection, writes);
            if (!own) {
                known.put(name(Ns.OWNCLOUD, "read-only"), writes ? "" : "1");
            }
        } else {
            known.put(name(Ns.SERVER, "getctag"), String.valueOf(collection.token()));
            book(known, collection, nameHere, own, writes);
        }
        return known;
    }

    private static void calendar(Map<PropertyName, String> known, ObjectCollection collection, boolean writes) {
        known.put(
                name(Ns.CALDAV, "supported-calendar-component-set"),
                collection.components.stream()
                        .map(component -> "<cal:comp name=\"" + component + "\"/>")
                        .collect(Collectors.joining()));
        known.put(
                name(Ns.DAV, "current-user-privilege-set"),
                privileges(Stream.concat(writes ? WRITING.stream() : Stream.of("write-properties"), READING.stream()))
                        + "<d:privilege><cal:read-free-busy/></d:privilege>");
        known.put(name(Ns.OWNCLOUD, "owner-principal"), "principals/users/" + collection.owner.userId());
        known.put(name(Ns.NEXTCLOUD, "owner-displayname"), Xml.escaped(collection.owner.displayName()));
    }

    private static void book(
            Map<PropertyName, String> known, ObjectCollection book, String nameHere, boolean own, boolean writes) {
        Stream<String> writing = book.name.equals(Groupware.RECENT) ? Stream.of() : Stream.of("write-properties");
        known.put(
                name(Ns.DAV, "current-user-privilege-set"),
                privileges(Stream.concat(
                        writes
                                ? Stream.of(
                                        "write-properties",
                                        "write",
                                        "write-content",
                                        "unlock",
                                        "bind",
                                        "unbind",
                                        "write-acl")
                                : writing,
                        READING.stream())));
        known.put(
                name(Ns.CARDDAV, "supported-address-data"),
                Stream.of("text/vcard 3.0", "text/vcard 4.0", "application/vcard+json 4.0")
                        .map(one -> "<card:address-data-type content-type=\"" + one.replaceFirst(" .*", "")
                                + "\" version=\"" + one.replaceFirst(".* ", "") + "\"/>")
                        .collect(Collectors.joining()));
        if (nameHere.equals(Groupware.ACCOUNTS)) {
            known.put(name(Ns.OWNCLOUD, "owner-principal"), "principals/system/system");
        } else if (nameHere.equals(Groupware.RECENT)) {
            known.remove(name(Ns.DAV, "sync-token"));
        } else if (!own) {
            known.put(name(Ns.OWNCLOUD, "owner-principal"), "principals/users/" + book.owner.userId());
        }
        if (book.generated || !own) {
            known.put(name(Ns.OWNCLOUD, "read-only"), writes ? "" : "1");
        }
    }

    private static String privileges(Stream<String> names) {
        return names.map(one -> "<d:privilege><d:" + one + "/></d:privilege>").collect(Collectors.joining());
    }
}
