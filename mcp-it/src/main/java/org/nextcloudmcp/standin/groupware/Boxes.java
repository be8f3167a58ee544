package org.nextcloudmcp.standin.groupware;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;

/** The inbox, and the outbox that tells when others are busy (RFC 6638 section 5). */
record Boxes(Groupware groupware, Account user) {
    Answer answer(Ask ask, Place place) {
        if (ask.method().equals("PROPFIND")) {
            List<PropertyName> asked = Xml.askedFor(ask.body().bytes()).orElse(List.of());
            Responses responses = new Responses();
            responses.add(
                    place.href(), asked, CollectionProperties.service(Ns.CALDAV, "schedule-" + place.collection()));
            if (place.collection().equals("inbox")
                    && !ask.header("Depth").orElse("").equals("0")) {
                groupware
                        .inbox(user)
                        .values()
                        .forEach(object ->
                                responses.add(place.href(object), asked, Listing.properties(Kind.CALENDAR, object)));
            }
            return responses.answer().with("DAV", Kind.CALENDAR.features);
        } else if (ask.method().equals("POST") && place.collection().equals("outbox")) {
            return freeBusy(ContentTree.parse(ask.text()));
        }
        throw new DavRefused(DavError.sabre(501, "NotImplemented", ""));
    }

    private Answer freeBusy(ContentTree request) {
        ContentTree asked = request.children.get(0);
        Instant from = Times.of(asked.first("DTSTART").orElseThrow()).instant();
        Instant to = Times.of(asked.first("DTEND").orElseThrow()).instant();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<cal:schedule-response" + Ns.DECLARED + ">");
        asked.all("ATTENDEE").forEach(attendee -> {
            Optional<Account> person = groupware.world.people().all().stream()
                    .filter(account -> !account.email().isEmpty()
                            && attendee.value().equalsIgnoreCase("mailto:" + account.email()))
                    .findFirst();
            xml.append("<cal:response><cal:recipient><d:href>")
                    .append(Xml.escaped(attendee.value()))
                    .append("</d:href></cal:recipient><cal:request-status>")
                    .append(person.isPresent() ? "2.0;Success" : "3.7;Could not find principal")
                    .append("</cal:request-status>");
            person.ifPresent(one -> xml.append("<cal:calendar-data>")
                    .append(Responses.text(reply(one, asked, attendee, from, to)))
                    .append("</cal:calendar-data>"));
            xml.append("</cal:response>");
        });
        return Answer.empty(200).with("Content-Type", "application/xml").saying(xml + "</cal:schedule-response>");
    }

    private String reply(Account person, ContentTree asked, ContentTree.Line attendee, Instant from, Instant to) {
        ContentTree reply = new FreeBusy(groupware.world.clock().instant(), from, to)
                .calendar(
                        groupware.own(Kind.CALENDAR, person).values().stream()
                                .filter(calendar -> calendar.deletedAt.isEmpty())
                                .toList(),
                        List.of(
                                attendee,
                                FreeBusy.line("UID", asked.value("UID")),
                                FreeBusy.line("ORGANIZER", asked.value("ORGANIZER"))));
        reply.lines.add(FreeBusy.line("METHOD", "REPLY"));
        return reply.written("\r\n");
    }
}
