package org.nextcloudmcp.standin.groupware;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;
import org.w3c.dom.Element;

/** REPORT of a collection: query, multiget, sync-collection and free-busy (RFC 4791 section 7, RFC 6352 section 8). */
record Reports(Groupware groupware, Account user) {
    Answer answer(Ask ask, Place place) {
        ObjectCollection collection =
                groupware.find(place.kind(), user, place.collection()).orElseThrow(place::missing);
        Element report = Xml.read(ask.body().bytes())
                .orElseThrow(() ->
                        new DavRefused(DavError.sabre(400, "BadRequest", "The request body is not well-formed XML")));
        List<PropertyName> asked = Xml.askedFor(ask.body().bytes()).orElse(List.of());
        return switch (report.getLocalName()) {
            case "calendar-query", "addressbook-query" -> query(ask, place, collection, report, asked);
            case "calendar-multiget", "addressbook-multiget" -> multiget(ask, place, collection, report, asked);
            case "sync-collection" -> sync(place, collection, report, asked);
            case "free-busy-query" -> freeBusy(collection, report);
            default ->
                throw new DavRefused(DavError.sabre(
                        415, "ReportNotSupported", "The " + report.getLocalName() + " REPORT is not supported"));
        };
    }

    private Answer query(Ask ask, Place place, ObjectCollection collection, Element report, List<PropertyName> asked) {
        if (place.kind() == Kind.CALENDAR && !ask.header("Depth").orElse("0").equals("1")) {
            throw new DavRefused(DavError.sabre(
                    400,
                    "BadRequest",
                    "A calendar-query REPORT on a calendar with a Depth: 0 is undefined. Set Depth to 1"));
        }
        int most = Xml.all(report, place.kind().namespace, "nresults").stream()
                .findFirst()
                .map(limit -> Integer.parseInt(limit.getTextContent().strip()))
                .orElse(Integer.MAX_VALUE);
        Responses responses = new Responses();
        collection.inQueryOrder().stream()
                .filter(object -> place.kind() == Kind.CALENDAR
                        ? new CalendarFilter(report).matches(object.tree())
                        : CardFilter.matches(report, object.tree()))
                .limit(most)
                .forEach(object -> responses.add(place.href(object), asked, properties(place, object, report)));
        return responses.answer();
    }

    private Answer multiget(
            Ask ask, Place place, ObjectCollection collection, Element report, List<PropertyName> asked) {
        Responses responses = new Responses();
        for (Element href : Xml.children(report)) {
            if (href.getLocalName().equals("href")) {
                Place one = Place.of(place.kind(), ask, href.getTextContent().strip());
                collection
                        .find(one.object())
                        .ifPresent(
                                object -> responses.add(place.href(object), asked, properties(place, object, report)));
            }
        }
        return responses.answer();
    }

    private static Map<PropertyName, String> properties(Place place, StoredObject object, Element report) {
        Map<PropertyName, String> known = new HashMap<>(Listing.properties(place.kind(), object));
        Xml.all(report, place.kind().namespace, place.kind().data()).stream()
                .findFirst()
                .ifPresent(data -> known.put(
                        CollectionProperties.name(
                                place.kind().namespace, place.kind().data()),
                        Responses.text(
                                place.kind() == Kind.CALENDAR
                                        ? Expansion.of(object, data)
                                        : CardConversion.of(object, data))));
        return known;
    }

    private static Answer sync(Place place, ObjectCollection collection, Element report, List<PropertyName> asked) {
        String token = Xml.all(report, Ns.DAV, "sync-token").stream()
                .findFirst()
                .map(one -> one.getTextContent().strip())
                .orElse("");
        String number = token.substring(token.lastIndexOf('/') + 1);
        // a token that is none counts as no token
        boolean initial = !number.matches("\\d{1,9}");
        List<String> names = initial
                ? collection.byName().stream().map(StoredObject::name).toList()
                : collection.changedSince(Math.max(1, Integer.parseInt(number)));
        int most = Xml.all(report, Ns.DAV, "nresults").stream()
                .findFirst()
                .map(limit -> Integer.parseInt(limit.getTextContent().strip()))
                .orElse(Integer.MAX_VALUE);
        Responses responses = new Responses();
        List<String> gone = new ArrayList<>();
        names.stream()
                .limit(most)
                .forEach(name -> collection
                        .find(name)
                        .ifPresentOrElse(
                                object -> responses.add(
                                        place.href(object), asked, Listing.properties(place.kind(), object)),
                                () -> gone.add(name)));
        gone.forEach(name -> responses.gone(place.href() + Names.encoded(name)));
        responses.raw("<d:sync-token>http://sabre.io/ns/sync/" + collection.token() + "</d:sync-token>");
        return responses.bare();
    }

    private Answer freeBusy(ObjectCollection collection, Element report) {
        Element range = Xml.all(report, Ns.CALDAV, "time-range").get(0);
        Instant from = Times.ofQuery(range.getAttribute("start"));
        Instant to = Times.ofQuery(range.getAttribute("end"));
        String text = new FreeBusy(groupware.world.clock().instant(), from, to)
                .calendar(List.of(collection), List.of())
                .written("\r\n");
        return Answer.empty(200)
                .with("Content-Type", "text/calendar;charset=UTF-8")
                .saying(text);
    }
}
