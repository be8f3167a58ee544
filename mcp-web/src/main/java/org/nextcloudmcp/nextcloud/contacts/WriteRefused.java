package org.nextcloudmcp.nextcloud.contacts;

import java.util.Optional;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;

/** Why a card was not written or deleted, told so that the caller can go on without losing anybody's work. */
final class WriteRefused {

    private WriteRefused() {}

    /** The server says that it does not have what was to be written; it says so as well where nothing may be written. */
    static RefusedException missing(Contacts contacts, BookName name) {
        var book = contacts.book(name);
        if (book.isEmpty()) {
            return new NoSuchBookException("the address book " + name);
        }
        if (book.get().readOnly()) {
            return new RefusedException(
                    "The user may only read the address book " + name + ".",
                    "Nothing was written. "
                            + (book.get().generated()
                                    ? "Nextcloud fills it by itself; choose another address book."
                                    : "Ask its owner for the permission to change it, or choose another address book."));
        }
        return new RefusedException(
                "The contact is not in the address book " + name + " (any more).",
                "Nothing was written. Look for it with nc_contacts_search_contacts.");
    }

    /** Somebody has changed the contact since. */
    static RefusedException stale(EntityTag seen, Optional<FoundCard> now) {
        if (now.isEmpty()) {
            return new RefusedException(
                    "The contact has been deleted in the meantime.",
                    "Nothing was written. If it is to exist, create it anew.");
        }
        var contact = now.get().contact();
        return new RefusedException(
                "The contact " + contact.called() + " has changed since it had the etag " + seen.opaque()
                        + ": it now has the etag " + contact.etag().orElse("(none)") + ", "
                        + contact.emails().size() + " e-mail addresses and "
                        + contact.phones().size() + " telephone numbers.",
                "Nothing was written. Read it again with nc_contacts_search_contacts and its uid, then repeat the change"
                        + " with the current etag.");
    }

    static RefusedException other(Contacts contacts, BookName book, NextcloudResponse answer, String what) {
        return answer.is(404) || answer.is(403) ? missing(contacts, book) : Refusals.of(answer, what);
    }

    static RefusedException unknown(BookName book, ContactUid uid) {
        return new RefusedException(
                "There is no contact with the uid " + uid.value() + " in the address book " + book + ".",
                "Look for it with nc_contacts_search_contacts, which answers uid and addressbook.");
    }

    /** An entity tag as the caller gives it. */
    static EntityTag tag(String given) {
        return EntityTag.parse(given)
                .orElseThrow(() -> new RefusedException(
                        "The argument etag is none.",
                        "Use the etag that nc_contacts_search_contacts answers, or leave it out."));
    }
}
