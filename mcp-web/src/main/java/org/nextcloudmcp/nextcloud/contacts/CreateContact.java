package org.nextcloudmcp.nextcloud.contacts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_contacts_create_contact}: a new contact, as a card of version 3.0 (RFC 2426). */
@Singleton
public class CreateContact {

    private final Clock clock;

    @Inject
    public CreateContact(Clock clock) {
        this.clock = clock;
    }

    record Input(
            @ToolArg(description = "The name of the address book, as nc_contacts_list_addressbooks answers it.")
            String addressbook,

            @ToolArg(description = "What is to identify the contact; take a new UUID if nothing else is wanted.")
            String uid,

            @ToolArg(description = "What the contact has. It needs fn, or something to make a name of.")
            ContactData contactData) {}

    @Tool(
            name = "nc_contacts_create_contact",
            title = "Create a contact",
            description =
                    "Creates a contact in an address book and answers it as it was stored, with its etag. If the address book"
                            + " has a contact with this uid already, nothing is written. Search first, so that nobody is there"
                            + " twice.",
            scopes = "contacts.write",
            apps = NextcloudApp.CONTACTS,
            calls = {
                "PUT /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/{card}",
                "REPORT /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/",
                "GET /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/{card}",
                "PROPFIND /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/"
            },
            annotations = @Tool.Annotations(destructiveHint = false))
    public Contact create(Input input, NextcloudClient nextcloud) {
        var book = new BookName(input.addressbook());
        var uid = new ContactUid(input.uid());
        var octets = card(uid, input.contactData());
        var contacts = new Contacts(nextcloud);
        var answer = contacts.create(book, uid.value(), octets);
        if (answer.is(412) || answer.is(400)) {
            contacts.find(book, uid.value()).ifPresent(card -> {
                throw exists(card);
            });
        }
        if (answer.status() != 201) {
            throw WriteRefused.other(contacts, book, answer, "the new contact");
        }
        var made = contacts.made(book, uid.value(), octets, answer.etag());
        // without a tag the server has stored something else than it was sent
        return answer.etag().isPresent()
                ? made.contact()
                : contacts.read(made)
                        .map(stored -> contacts.made(
                                        book,
                                        uid.value(),
                                        stored.octets(),
                                        Optional.of(stored.etag().opaque()))
                                .contact())
                        .orElse(made.contact());
    }

    private byte[] card(ContactUid uid, ContactData data) {
        var card = CardLines.create(uid.value());
        CardChange.apply(data, card);
        if (card.first("FN").isEmpty()) {
            card.add("FN", List.of(), CardText.escape(name(data)));
        }
        if (card.first("N").isEmpty()) {
            // 3.0 wants one; what is whose name is not to be guessed, so there is nothing in it
            card.add("N", List.of(), ";;;;");
        }
        CardChange.created(card, clock.instant());
        return card.bytes();
    }

    private static String name(ContactData data) {
        var parts = data.n().stream()
                .flatMap(n -> Stream.of(n.prefix(), n.given(), n.additional(), n.family(), n.suffix()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return Stream.of(
                        Optional.of(parts),
                        data.nickname(),
                        data.org(),
                        data.email(),
                        data.emails().flatMap(all -> all.stream().findFirst().map(LabelledValue::value)))
                .flatMap(Optional::stream)
                .map(text -> CardText.clean(text, "the name").replace('\n', ' ').strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow(() -> new RefusedException("A contact needs a name.", "Nothing was written. Give fn."));
    }

    private static RefusedException exists(FoundCard card) {
        return new RefusedException(
                "The address book has the contact " + card.contact().called() + " already, with the etag "
                        + card.contact().etag().orElse("(none)") + ".",
                "Nothing was written. Change it with nc_contacts_update_contact, or take another uid.");
    }
}
