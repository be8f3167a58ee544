package org.nextcloudmcp.nextcloud.contacts;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A contact and where its card is. What is not looked at is not made: most cards of a listing only go by. */
final class FoundCard {

    private final String path;
    private final String fn;
    private final Supplier<Contact> making;
    private @Nullable Contact made;

    /**
     * A card that goes by.
     *
     * @param path percent-encoded
     * @param fn the name as people see it
     */
    FoundCard(String path, String fn, Supplier<Contact> making) {
        this.path = path;
        this.fn = fn;
        this.making = making;
    }

    String path() {
        return path;
    }

    String fn() {
        return fn;
    }

    /** The contact, without what was not asked for. */
    Contact contact() {
        var contact = made == null ? making.get() : made;
        made = contact;
        return contact;
    }
}
