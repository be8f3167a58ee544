package org.nextcloudmcp.nextcloud.contacts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/**
 * {@code nc_contacts_update_contact}: some properties of a contact. The card as the server has it is changed by content
 * lines, so that what other programs have put into it stays octet by octet.
 */
@Singleton
public class UpdateContact {

    private final Clock clock;

    @Inject
    public UpdateContact(Clock clock) {
        this.clock = clock;
    }

    record Input(
            @ToolArg(description = "The name of the address book the contact is in.")
            String addressbook,

            @ToolArg(description = "The contact's uid, as nc_contacts_search_contacts answers it.")
            String uid,

            @ToolArg(
                    description =
                            "What is to change. What is left out stays as it is; an empty text or list takes a property away.")
            ContactData contactData,

            @ToolArg(
                    description =
                            "The etag of the contact as you have read it: then nothing is written if somebody has changed"
                                    + " it since. Left out, the change is made to the contact as it is now.")
            Optional<String> etag) {}

    record Output(
            Contact contact,

            @Description("False if the contact had all of this already, so that nothing was written.")
            boolean changed) {}

    @Tool(
            name = "nc_contacts_update_contact",
            title = "Change a contact",
            description =
                    "Changes the given properties of a contact and nothing else: everything that other programs have stored with"
                            + " it stays. Answers the contact with its new etag. Find it first with"
                            + " nc_contacts_search_contacts and pass on its etag.",
            scopes = "contacts.write",
            apps = NextcloudApp.CONTACTS,
            calls = {
                "REPORT /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/",
                "GET /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/{card}",
                "PUT /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/{card}",
                "PROPFIND /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/"
            },
            annotations = @Tool.Annotations(idempotentHint = true))
    public Output update(Input input, NextcloudClient nextcloud) {
        var book = new BookName(input.addressbook());
        var uid = new ContactUid(input.uid());
        var seen = input.etag().map(WriteRefused::tag);
        var contacts = new Contacts(nextcloud);
        var found = contacts.find(book, uid.value()).orElseThrow(() -> WriteRefused.unknown(book, uid));
        var stored = contacts.read(found).orElseThrow(() -> WriteRefused.unknown(book, uid));
        if (seen.isPresent() && !seen.get().equals(stored.etag())) {
            throw WriteRefused.stale(seen.get(), Optional.of(found));
        }
        var card = CardLines.of(stored.octets());
        CardChange.apply(input.contactData(), card);
        if (Arrays.equals(card.bytes(), stored.octets())) {
            return output(
                    contacts,
                    book,
                    uid,
                    stored.octets(),
                    Optional.of(stored.etag().opaque()),
                    false);
        }
        CardChange.revised(card, clock.instant());
        var octets = card.bytes();
        var answer = contacts.replace(found, octets, stored.etag());
        if (answer.is(412)) {
            throw WriteRefused.stale(stored.etag(), contacts.find(book, uid.value()));
        }
        if (answer.status() != 204 && answer.status() != 201) {
            throw WriteRefused.other(
                    contacts, book, answer, "the contact " + found.contact().called());
        }
        if (answer.etag().isPresent()) {
            return output(contacts, book, uid, octets, answer.etag(), true);
        }
        // without a tag the server has stored something else than it was sent
        var again = contacts.read(found);
        return output(
                contacts,
                book,
                uid,
                again.map(StoredCard::octets).orElse(octets),
                again.map(now -> now.etag().opaque()),
                true);
    }

    private static Output output(
            Contacts contacts, BookName book, ContactUid uid, byte[] octets, Optional<String> etag, boolean changed) {
        return new Output(contacts.made(book, uid.value(), octets, etag).contact(), changed);
    }
}
