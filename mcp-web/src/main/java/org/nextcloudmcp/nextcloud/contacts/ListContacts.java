package org.nextcloudmcp.nextcloud.contacts;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_contacts_list_contacts}: who is in an address book. */
@Singleton
public class ListContacts {

    private static final Cursor CURSOR = new Cursor("nc_contacts_list_contacts");

    record Input(
            @ToolArg(description = "The name of the address book, as nc_contacts_list_addressbooks answers it.")
            String addressbook,

            @ToolArg(
                    description = "compact: names, e-mail addresses, telephone numbers, organisation; full: all that"
                            + " contact_data can have but the photo.",
                    defaultValue = "compact")
            Detail detail,

            @ToolArg(description = "How many contacts to answer.", defaultValue = "100") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the page before; leave it out for the first page.")
            Optional<String> cursor) {}

    record Output(
            List<Contact> contacts,
            @Description("How many the address book has.") int total,

            @Description("For the argument cursor, if there are more.")
            Optional<String> nextCursor) {}

    @Tool(
            name = "nc_contacts_list_contacts",
            title = "List contacts",
            description = "Lists the contacts of one address book by name, page by page. To find certain people use"
                    + " nc_contacts_search_contacts, which looks in all address books. uid and addressbook of a"
                    + " contact are what updating and deleting it need.",
            scopes = "contacts.read",
            apps = NextcloudApp.CONTACTS,
            calls = "REPORT /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(Input input, NextcloudClient nextcloud) {
        var book = new BookName(input.addressbook());
        var page = new ContactPage(CURSOR.position(input.cursor()), input.limit());
        var details = input.detail() == Detail.FULL;
        new Contacts(nextcloud).each(book, CardQuery.all(details), page::add);
        var contacts = page.contacts().stream()
                .map(contact -> details ? contact : contact.compact())
                .toList();
        return new Output(contacts, page.total(), page.next().map(CURSOR::behind));
    }
}
