package org.nextcloudmcp.standin.groupware;

import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.dav.DavError;

/** Calendars and address books over CalDAV and CardDAV, and the search in contacts. */
public final class GroupwareApp implements StandInApp {
    private static final String SEARCH = "/ocs/v2.php/search/providers/contacts/search";

    private final Groupware groupware;

    public GroupwareApp(World world) {
        this.groupware = new Groupware(world);
    }

    @Override
    public String id() {
        return "dav";
    }

    @Override
    public List<String> roots() {
        return List.of(Kind.CALENDAR.root, Kind.ADDRESSBOOK.root, SEARCH);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        synchronized (groupware) {
            if (ask.path().startsWith(SEARCH)) {
                return new ContactSearch(groupware).answer(ask, user);
            }
            Kind kind = ask.path().startsWith(Kind.CALENDAR.root) ? Kind.CALENDAR : Kind.ADDRESSBOOK;
            return inHome(kind, ask, user);
        }
    }

    private Answer inHome(Kind kind, Ask ask, Account user) {
        Place place = Place.of(kind, ask);
        if (!place.user().equals(user.userId())) {
            throw place.foreign(ask.method());
        } else if (kind == Kind.CALENDAR && place.collection().equals("trashbin")) {
            return new Trashbin(groupware, user).answer(ask, place);
        } else if (kind == Kind.CALENDAR && place.collection().matches("inbox|outbox")) {
            return new Boxes(groupware, user).answer(ask, place);
        }
        return switch (ask.method()) {
            case "PROPFIND" -> new Listing(groupware, user).answer(ask, place);
            case "MKCALENDAR", "MKCOL", "PROPPATCH", "POST" -> new Collections(groupware, user).answer(ask, place);
            case "DELETE" ->
                place.isObject()
                        ? new Objects(groupware, user).answer(ask, place)
                        : new Collections(groupware, user).answer(ask, place);
            case "GET", "HEAD", "PUT", "MOVE", "COPY" -> new Objects(groupware, user).answer(ask, place);
            case "REPORT" -> new Reports(groupware, user).answer(ask, place);
            default ->
                DavError.sabre(
                                501,
                                "NotImplemented",
                                "There was no plugin in the system that was willing to handle this " + ask.method()
                                        + " method.")
                        .answer();
        };
    }
}
