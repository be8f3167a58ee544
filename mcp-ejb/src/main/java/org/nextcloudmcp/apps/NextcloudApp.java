package org.nextcloudmcp.apps;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a Nextcloud may have or not have, and what an operator may allow or not. */
public enum NextcloudApp {
    FILES("Files"),
    SHARING("Sharing"),
    NOTES("Notes"),
    CALENDAR("Calendar"),
    CONTACTS("Contacts"),
    DECK("Deck"),
    TABLES("Tables"),
    COOKBOOK("Cookbook"),
    TALK("Talk");

    private final String title;

    NextcloudApp(String title) {
        this.title = title;
    }

    /** As settings and documents name it: {@code deck}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As Nextcloud's users know it: {@code Deck}. */
    public String title() {
        return title;
    }

    /** What is said where it is missing, as a sentence. */
    public String whenMissing() {
        return "The " + title + " app is not installed in this Nextcloud, or not enabled for this user.";
    }

    public static Optional<NextcloudApp> of(String id) {
        return Arrays.stream(values()).filter(app -> app.id().equals(id)).findFirst();
    }
}
