package org.nextcloudmcp.nextcloud.contacts;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_contacts_search_contacts}: people by words. */
@Singleton
public class SearchContacts {

    private static final Cursor CURSOR = new Cursor("nc_contacts_search_contacts");

    record Input(
            @ToolArg(
                    description =
                            "Words of a name, an e-mail address, an organisation, a nickname or a note, or a telephone"
                                    + " number; or a whole uid. All words must occur; upper and lower case are the same. Empty: all"
                                    + " contacts.")
            @Size(max = 500)
            String query,

            @ToolArg(description = "The name of one address book to search; leave it out to search all.")
            Optional<String> addressbook,

            @ToolArg(
                    description = "compact: names, e-mail addresses, telephone numbers, organisation; full: all that"
                            + " contact_data can have but the photo.",
                    defaultValue = "full")
            Detail detail,

            @ToolArg(description = "How many contacts to answer.", defaultValue = "25") @Min(1) @Max(200)
            int limit,

            @ToolArg(description = "next_cursor of the page before; leave it out for the first page.")
            Optional<String> cursor) {}

    record Output(
            List<Contact> contacts,
            @Description("How many were found.") int total,

            @Description("Address books that Nextcloud would not search.")
            Optional<List<String>> notSearched,

            @Description("For the argument cursor, if there are more.")
            Optional<String> nextCursor) {}

    @Tool(
            name = "nc_contacts_search_contacts",
            title = "Search contacts",
            description =
                    "Finds people in the user's address books by words, a telephone number (however it is written) or a uid,"
                            + " and answers all that is known of them. Use it to look up somebody's e-mail address, number,"
                            + " address or birthday, and to get uid, addressbook and etag for a change.",
            scopes = "contacts.read",
            apps = NextcloudApp.CONTACTS,
            calls = {
                "PROPFIND /remote.php/dav/addressbooks/users/{user_id}/",
                "REPORT /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output search(Input input, NextcloudClient nextcloud) {
        var text = SearchedText.of(input.query());
        var page = new ContactPage(CURSOR.position(input.cursor()), input.limit());
        var one = input.addressbook().map(BookName::new);
        var contacts = new Contacts(nextcloud);
        var refused = new ArrayList<String>();
        if (one.isPresent()) {
            search(contacts, one.get(), text, page);
        } else {
            refused.addAll(searchAll(contacts, text, page));
        }
        return new Output(
                page.contacts().stream()
                        .map(contact -> input.detail() == Detail.FULL ? contact : contact.compact())
                        .toList(),
                page.total(),
                refused.isEmpty() ? Optional.empty() : Optional.of(refused),
                page.next().map(CURSOR::behind));
    }

    /** The names of the books that could not be searched: one of them must not hide what the others have. */
    private static List<String> searchAll(Contacts contacts, SearchedText text, ContactPage page) {
        var books = contacts.books();
        var refused = new ArrayList<String>();
        Optional<RefusedException> last = Optional.empty();
        for (var book : books) {
            try {
                search(contacts, new BookName(book.name()), text, page);
            } catch (RefusedException e) {
                refused.add(book.name());
                last = Optional.of(e);
            }
        }
        if (last.isPresent() && refused.size() == books.size()) {
            throw last.get();
        }
        return refused;
    }

    private static void search(Contacts contacts, BookName book, SearchedText text, ContactPage page) {
        contacts.each(book, text.query(), card -> {
            if (text.isIn(card.contact())) {
                page.add(card);
            }
        });
    }
}
