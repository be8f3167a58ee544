package org.nextcloudmcp.nextcloud.contacts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextcloudmcp.nextcloud.dav.XmlText;

/** The bodies of the requests that ask for address books and cards (RFC 6352 sections 8.6 and 10). */
final class CardQuery {

    static final String BOOKS = """
            <?xml version="1.0"?>
            <d:propfind xmlns:d="DAV:" xmlns:card="urn:ietf:params:xml:ns:carddav" xmlns:oc="http://owncloud.org/ns">\
            <d:prop><d:resourcetype/><d:displayname/><card:addressbook-description/>\
            <d:current-user-privilege-set/><oc:read-only/><oc:owner-principal/></d:prop></d:propfind>
            """;

    private static final List<String> FOR_LISTS = List.of("UID", "FN", "N", "EMAIL", "TEL", "ORG");

    /** Without PHOTO: a thousand pictures would be a hundred megabytes that nobody looks at. */
    private static final List<String> FOR_DETAILS = List.of(
            "UID",
            "FN",
            "N",
            "EMAIL",
            "TEL",
            "ORG",
            "NICKNAME",
            "ADR",
            "TITLE",
            "ROLE",
            "NOTE",
            "URL",
            "BDAY",
            "CATEGORIES");

    private static final List<String> SEARCHED = List.of("FN", "EMAIL", "TEL", "ORG", "NICKNAME", "NOTE");

    private CardQuery() {}

    /** All cards of a book. */
    static String all(boolean details) {
        return query(details, "");
    }

    /**
     * Cards that have a text somewhere a person would look for it.
     *
     * @param text not empty: the server fails at an empty one
     */
    static String containing(String text) {
        var filters =
                SEARCHED.stream().map(name -> match(name, "contains", text)).collect(Collectors.joining());
        return query(true, "<card:filter test=\"anyof\">" + filters + match("UID", "equals", text) + "</card:filter>");
    }

    /** Cards with this UID, in whatever case. */
    static String uid(String uid) {
        return query(true, "<card:filter test=\"anyof\">" + match("UID", "equals", uid) + "</card:filter>");
    }

    /** Makes an address book (RFC 5689, RFC 6352 section 6.3.1); without its resource type the server refuses. */
    static String mkcol(String displayName, Optional<String> description) {
        return "<?xml version=\"1.0\"?>\n<d:mkcol xmlns:d=\"DAV:\" xmlns:card=\"urn:ietf:params:xml:ns:carddav\"><d:set>"
                + "<d:prop><d:resourcetype><d:collection/><card:addressbook/></d:resourcetype><d:displayname>"
                + XmlText.escape(displayName) + "</d:displayname>"
                + description
                        .map(text -> "<card:addressbook-description>" + XmlText.escape(text)
                                + "</card:addressbook-description>")
                        .orElse("")
                + "</d:prop></d:set></d:mkcol>";
    }

    private static String query(boolean details, String filter) {
        var properties = (details ? FOR_DETAILS : FOR_LISTS)
                .stream().map(name -> "<card:prop name=\"" + name + "\"/>").collect(Collectors.joining());
        return "<?xml version=\"1.0\"?>\n<card:addressbook-query xmlns:d=\"DAV:\""
                + " xmlns:card=\"urn:ietf:params:xml:ns:carddav\"><d:prop><d:getetag/><card:address-data>" + properties
                + "</card:address-data></d:prop>" + filter + "</card:addressbook-query>";
    }

    private static String match(String name, String how, String text) {
        return "<card:prop-filter name=\"" + name + "\"><card:text-match collation=\"i;unicode-casemap\" match-type=\""
                + how + "\">" + XmlText.escape(text) + "</card:text-match></card:prop-filter>";
    }
}
