package org.nextcloudmcp.nextcloud;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Long multistatus bodies, each entry in the form of the recorded ones. */
final class LargeAnswers {

    private static final String PROLOGUE = "<?xml version=\"1.0\"?>\n<d:multistatus xmlns:d=\"DAV:\""
            + " xmlns:s=\"http://sabredav.org/ns\" xmlns:cal=\"urn:ietf:params:xml:ns:caldav\""
            + " xmlns:card=\"urn:ietf:params:xml:ns:carddav\" xmlns:oc=\"http://owncloud.org/ns\""
            + " xmlns:nc=\"http://nextcloud.org/ns\">";

    private LargeAnswers() {}

    /** A folder {@code big} with files in it. */
    static String files(int count) {
        var folder = "<d:response><d:href>/remote.php/dav/files/alice/big/</d:href><d:propstat><d:prop>"
                + "<d:getetag>&quot;6b0164a47df95&quot;</d:getetag><d:resourcetype><d:collection/></d:resourcetype>"
                + "<oc:fileid>129</oc:fileid><oc:size>75</oc:size><oc:permissions>RGDNVCK</oc:permissions></d:prop>"
                + "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
        return PROLOGUE + folder + entries(count, LargeAnswers::file) + "</d:multistatus>";
    }

    private static String file(int number) {
        // neither in the order of names nor all alike
        var name = String.format(Locale.ROOT, "r%%c3%%a9port%%20%05d.txt", Math.floorMod(number * 7919, 100_003));
        return "<d:response><d:href>/remote.php/dav/files/alice/big/" + name + "</d:href><d:propstat><d:prop>"
                + "<d:getetag>&quot;3a957add7cf05fefc4ddecfcd" + String.format(Locale.ROOT, "%07x", number)
                + "&quot;</d:getetag><d:getlastmodified>Sat, 21 Nov 2026 09:30:00 GMT</d:getlastmodified>"
                + "<d:getcontentlength>" + number + "</d:getcontentlength>"
                + "<d:getcontenttype>text/plain</d:getcontenttype><d:resourcetype/><oc:fileid>" + (1000 + number)
                + "</oc:fileid><oc:size>" + number + "</oc:size><oc:permissions>RGDNVW</oc:permissions></d:prop>"
                + "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
    }

    /** Events of one calendar, an hour each, over some weeks from 7 December 2026 on; each tenth recurs. */
    static String events(int count) {
        return PROLOGUE + entries(count, LargeAnswers::event) + "</d:multistatus>";
    }

    private static String event(int number) {
        var day = 7 + number / 24 % 21;
        var start = String.format(Locale.ROOT, "202612%02dT%02d0000", day, number % 24);
        var recurrence = number % 10 == 0 ? "RRULE:FREQ=WEEKLY;COUNT=3\n" : "";
        return "<d:response><d:href>/remote.php/dav/calendars/alice/personal/e-" + number + ".ics</d:href>"
                + "<d:propstat><d:prop><d:getetag>&quot;94a0ab769866bf4049d827d0"
                + String.format(Locale.ROOT, "%08x", number) + "&quot;</d:getetag><cal:calendar-data>BEGIN:VCALENDAR\n"
                + "VERSION:2.0\nPRODID:-//benchmark//EN\nBEGIN:VEVENT\nUID:e-" + number + "\n"
                + "DTSTAMP:20261101T100000Z\nDTSTART:" + start + "Z\nDURATION:PT1H\n" + recurrence
                + "SUMMARY:Planung " + number + "\nLOCATION:Raum 1\\, Haus B\nDESCRIPTION:Line one\\nLine two\n"
                + "CATEGORIES:Arbeit\nSTATUS:CONFIRMED\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\n"
                + "DESCRIPTION:Planung\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n</cal:calendar-data></d:prop>"
                + "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
    }

    /** The user's calendars: one. */
    static String calendars() {
        return PROLOGUE + "<d:response><d:href>/remote.php/dav/calendars/alice/personal/</d:href><d:propstat><d:prop>"
                + "<d:resourcetype><d:collection/><cal:calendar/></d:resourcetype><d:displayname>Personal</d:displayname>"
                + "<cal:supported-calendar-component-set><cal:comp name=\"VEVENT\"/></cal:supported-calendar-component-set>"
                + "<d:current-user-privilege-set><d:privilege><d:all/></d:privilege><d:privilege><d:write/></d:privilege>"
                + "</d:current-user-privilege-set></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
                + "</d:multistatus>";
    }

    /** Cards of one address book. */
    static String contacts(int count) {
        return PROLOGUE + entries(count, LargeAnswers::contact) + "</d:multistatus>";
    }

    private static String contact(int number) {
        return "<d:response><d:href>/remote.php/dav/addressbooks/users/alice/contacts/c-" + number + ".vcf</d:href>"
                + "<d:propstat><d:prop><d:getetag>&quot;16639240e765b667fe22891f"
                + String.format(Locale.ROOT, "%08x", number) + "&quot;</d:getetag><card:address-data>BEGIN:VCARD\n"
                + "VERSION:3.0\nUID:c-" + number + "\nFN:Jürgen Müller " + number + "\nN:Müller;Jürgen;;Dr.;\n"
                + "EMAIL;TYPE=WORK,INTERNET:juergen" + number + "@example.org\nEMAIL;TYPE=HOME:jm@example.net\n"
                + "TEL;TYPE=CELL:+49 170 1234567\nORG:Beispiel GmbH;Vertrieb\nTITLE:Leiter\n"
                + "ADR;TYPE=WORK:;;Hauptstr. 1;Köln;;50667;Deutschland\nBDAY:1980-02-29\n"
                + "NOTE:Line one\\nLine two\\, with comma\nCATEGORIES:Kunden,VIP\nURL:https://example.org\n"
                + "END:VCARD\n</card:address-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>"
                + "</d:response>";
    }

    private static String entries(int count, IntFunction<String> entry) {
        return IntStream.range(0, count).mapToObj(entry).collect(Collectors.joining());
    }
}
