package org.nextcloudmcp.standin.groupware;

import java.time.temporal.ChronoUnit;
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

/** Deleted events and to-dos, for as long as they can come back. */
record Trashbin(Groupware groupware, Account user) {
    Answer answer(Ask ask, Place place) {
        if (ask.method().equals("PROPFIND")) {
            if (place.rest().size() > 1) {
                throw new DavRefused(DavError.sabre(501, "NotImplemented", "")
                        .with("Vary", "Brief,Prefer")
                        .with("DAV", Kind.CALENDAR.features));
            }
            Responses responses = new Responses();
            responses.add(
                    place.href(),
                    Xml.askedFor(ask.body().bytes()).orElse(List.of()),
                    CollectionProperties.service(Ns.NEXTCLOUD, "trash-bin"));
            return responses.answer();
        } else if (ask.method().equals("REPORT")) {
            return list(ask, place);
        }
        String name = place.rest().get(place.rest().size() - 1);
        Groupware.Trashed trashed = groupware.trash(user).stream()
                .filter(one -> name.equals(one.object().id() + ".ics"))
                .findFirst()
                .orElseThrow(() -> new DavRefused(DavError.notFound("")));
        if (ask.method().equals("MOVE")) {
            trashed.calendar().put(trashed.object());
        } else if (!ask.method().equals("DELETE")) {
            throw new DavRefused(DavError.sabre(501, "NotImplemented", ""));
        }
        groupware.trash(user).remove(trashed);
        return Answer.html(ask.method().equals("MOVE") ? 201 : 204).with("Content-Length", "0");
    }

    private Answer list(Ask ask, Place place) {
        List<PropertyName> asked = Xml.askedFor(ask.body().bytes()).orElse(List.of());
        Responses responses = new Responses();
        groupware.trash(user).forEach(one -> {
            Map<PropertyName, String> known = new HashMap<>(Listing.properties(Kind.CALENDAR, one.object()));
            known.put(
                    CollectionProperties.name(Ns.NEXTCLOUD, "deleted-at"),
                    one.at().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00"));
            known.put(CollectionProperties.name(Ns.NEXTCLOUD, "calendar-uri"), one.calendar().name);
            responses.add(place.href() + "objects/" + one.object().id() + ".ics", asked, known);
        });
        return responses.answer();
    }
}
