package org.nextcloudmcp.standin.groupware;

/** What a collection is of, and what differs with it. */
enum Kind {
    CALENDAR(
            "/remote.php/dav/calendars/",
            Ns.CALDAV,
            "calendar",
            "Calendar",
            "Calendar object",
            "text/calendar; charset=utf-8",
            "1, 3, extended-mkcol, access-control, calendarserver-principal-property-search, oc-resource-sharing,"
                    + " calendar-access, calendar-proxy, calendar-auto-schedule, calendar-availability,"
                    + " nc-calendar-trashbin, nc-calendar-webcal-cache, calendarserver-subscribed,"
                    + " oc-calendar-publishing, calendarserver-sharing, nc-paginate, nextcloud-checksum-update,"
                    + " nc-calendar-search, nc-enable-birthday-calendar"),
    ADDRESSBOOK(
            "/remote.php/dav/addressbooks/users/",
            Ns.CARDDAV,
            "addressbook",
            "Addressbook",
            "Card",
            "text/vcard; charset=utf-8",
            "1, 3, extended-mkcol, access-control, calendarserver-principal-property-search, oc-resource-sharing,"
                    + " addressbook, nc-paginate, nextcloud-checksum-update, nc-calendar-search,"
                    + " nc-enable-birthday-calendar");

    /** Before the user's id. */
    final String root;

    final String namespace;
    final String type;
    final String word;
    final String objectWord;
    final String contentType;
    final String features;

    Kind(
            String root,
            String namespace,
            String type,
            String word,
            String objectWord,
            String contentType,
            String features) {
        this.root = root;
        this.namespace = namespace;
        this.type = type;
        this.word = word;
        this.objectWord = objectWord;
        this.contentType = contentType;
        this.features = features;
    }

    /** The property with an object's text. */
    String data() {
        return this == CALENDAR ? "calendar-data" : "address-data";
    }
}
