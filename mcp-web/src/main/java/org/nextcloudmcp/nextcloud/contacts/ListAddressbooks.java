package org.nextcloudmcp.nextcloud.contacts;

import jakarta.inject.Singleton;
import java.util.List;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_contacts_list_addressbooks}: which address books the user has. */
@Singleton
public class ListAddressbooks {

    record Output(List<AddressBook> addressbooks) {}

    @Tool(
            name = "nc_contacts_list_addressbooks",
            title = "List address books",
            description =
                    "Lists the user's address books, those that others share with the user included. Each has the name that the"
                            + " other contacts tools need, the name that people see, and whether it is read-only. Nextcloud"
                            + " fills the generated ones by itself: one has all accounts of this Nextcloud, the other has"
                            + " people whom the user has written to recently.",
            scopes = "contacts.read",
            apps = NextcloudApp.CONTACTS,
            calls = "PROPFIND /remote.php/dav/addressbooks/users/{user_id}/",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(NextcloudClient nextcloud) {
        return new Output(new Contacts(nextcloud).books());
    }
}
