package org.nextcloudmcp.nextcloud.contacts;

import jakarta.inject.Singleton;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_contacts_delete_addressbook}: an address book with all that is in it. */
@Singleton
public class DeleteAddressbook {

    record Input(
            @ToolArg(description = "The name of the address book, as nc_contacts_list_addressbooks answers it.")
            String name) {}

    record Output(
            String name,
            String displayName,
            @Description("How many contacts were in it.") int contacts,

            @Description("False if it was somebody else's: then only the share with the user has ended.")
            boolean deleted) {}

    @Tool(
            name = "nc_contacts_delete_addressbook",
            title = "Delete an address book",
            description =
                    "Deletes an address book with all its contacts, for good: there is no trash bin for contacts. Ask the user"
                            + " before you do it. One that somebody else shares with the user only vanishes from the user's"
                            + " list. Answers what was deleted.",
            scopes = "contacts.write",
            apps = NextcloudApp.CONTACTS,
            calls = {
                "PROPFIND /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/",
                "REPORT /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/",
                "DELETE /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/"
            },
            annotations = @Tool.Annotations(idempotentHint = true))
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        var name = new BookName(input.name());
        var contacts = new Contacts(nextcloud);
        var book = contacts.book(name).orElseThrow(() -> new NoSuchBookException("the address book " + name));
        if (book.generated()) {
            throw refused(name);
        }
        var count = new int[1];
        contacts.each(name, CardQuery.all(false), card -> count[0]++);
        var answer = contacts.delete(name);
        if (answer.is(403)) {
            throw refused(name);
        }
        if (!answer.is(204)) {
            throw Refusals.of(answer, "the address book " + name);
        }
        var own = book.owner().isEmpty();
        return ToolAnswer.of(
                new Output(name.value(), book.displayName(), count[0], own),
                own
                        ? "Deleted the address book “" + book.displayName() + "” with " + count[0]
                                + " contacts. They cannot be restored."
                        : "The address book “" + book.displayName() + "” is no longer shared with the user; "
                                + book.owner().get() + " still has it.");
    }

    private static RefusedException refused(BookName name) {
        return new RefusedException(
                "Nextcloud keeps the address book " + name + " by itself, so it cannot be deleted.",
                "Nothing was deleted.");
    }
}
