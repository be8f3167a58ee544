package org.nextcloudmcp.nextcloud.contacts;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_contacts_create_addressbook}: a new address book. */
@Singleton
public class CreateAddressbook {

    record Input(
            @ToolArg(description = "A short name for its address, such as clients; it cannot be changed later.")
            String name,

            @ToolArg(description = "The name that people see.") @NotBlank @Size(max = 250)
            String displayName,

            @ToolArg(description = "What it is for.") Optional<@Size(max = 1000) String> description) {}

    record Output(
            @Description("Use it as the argument addressbook.")
            String name,

            String displayName) {}

    @Tool(
            name = "nc_contacts_create_addressbook",
            title = "Create an address book",
            description =
                    "Creates an empty address book for the user. If there is one of this name already, nothing is changed.",
            scopes = "contacts.write",
            apps = NextcloudApp.CONTACTS,
            calls = "MKCOL /remote.php/dav/addressbooks/users/{user_id}/{addressbook}/",
            annotations = @Tool.Annotations(destructiveHint = false))
    public Output create(Input input, NextcloudClient nextcloud) {
        var name = new BookName(input.name());
        var displayName = CardText.clean(input.displayName(), "display_name");
        var description = input.description().map(text -> CardText.clean(text, "description"));
        var answer = new Contacts(nextcloud).create(name, displayName, description);
        if (answer.is(405)) {
            throw new RefusedException(
                    "There is an address book named " + name + " already.",
                    "Nothing was changed. Use it, or choose another name.");
        }
        if (!answer.is(201)) {
            throw Refusals.of(answer, "the address book " + name);
        }
        return new Output(name.value(), displayName);
    }
}
