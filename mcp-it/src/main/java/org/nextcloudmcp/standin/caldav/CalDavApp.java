package org.nextcloudmcp.standin.caldav;

import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.dav.DavError;

/** Calendars and address books over CalDAV and CardDAV (RFC 4791, RFC 6352). */
public final class CalDavApp implements StandInApp {
    public CalDavApp(World world) {}

    @Override
    public String id() {
        return "dav";
    }

    @Override
    public List<String> roots() {
        return List.of("/remote.php/dav/calendars/", "/remote.php/dav/addressbooks/", "/remote.php/dav/principals/");
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        return DavError.notFound("File not found: " + ask.path()).answer();
    }
}
