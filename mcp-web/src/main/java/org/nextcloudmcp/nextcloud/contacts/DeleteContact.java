package org.nextcloudmcp.nextcloud.contacts;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_contacts_delete_contact}: a contact for good. */
@Singleton
public class DeleteContact {

    record Input(
            @ToolArg(description = "The name of the address book the contact is in.")
            String addressbook,

            @ToolArg(description = "The contact's uid, as nc_contacts_search_contacts answers it.")
            String uid,

            @ToolArg(
                    description =
                            "The etag of the contact as you have read it: then nothing is deleted if somebody has changed it"
                                    + " since.")
            Optional<String> etag) {}

    record Output(
            @Description("As it was, without its photo.") Contact deleted) {}

    @Tool(
            name = "nc_contacts_delete_contact",
            title = "Delete a contact",
            description =
                    "Deletes a contact from an address book, for good: there is no trash bin for contacts. Ask the user before"
                            + " you do it. Answers who was deleted, with all that is needed to create the contact anew but its"
                            + " photo.",
            scopes = "contacts.write",
            apps = NextcloudApp.CONTACTS,
            calls = {
                "REPORT /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/",
                "DELETE /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/{card}",
                "PROPFIND /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/"
            },
            annotations = @Tool.Annotations(idempotentHint = true))
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        var book = new BookName(input.addressbook());
        var uid = new ContactUid(input.uid());
        var given = input.etag().map(WriteRefused::tag);
        var contacts = new Contacts(nextcloud);
        var found = contacts.find(book, uid.value()).orElseThrow(() -> WriteRefused.unknown(book, uid));
        var contact = found.contact();
        var current = contact.etag()
                .flatMap(EntityTag::parse)
                .orElseThrow(() -> Refusals.notNextcloud("the contact " + contact.called()));
        if (given.isPresent() && !given.get().equals(current)) {
            throw WriteRefused.stale(given.get(), Optional.of(found));
        }
        var answer = contacts.delete(found, current);
        if (answer.is(412)) {
            throw WriteRefused.stale(current, contacts.find(book, uid.value()));
        }
        if (!answer.is(204)) {
            throw WriteRefused.other(contacts, book, answer, "the contact " + contact.called());
        }
        return ToolAnswer.of(
                new Output(contact), "Deleted the contact " + contact.called() + ". It cannot be restored.");
    }
}
