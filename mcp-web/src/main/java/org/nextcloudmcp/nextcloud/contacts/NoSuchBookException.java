package org.nextcloudmcp.nextcloud.contacts;

import org.nextcloudmcp.nextcloud.RefusedException;

/** Nextcloud has no such address book for this user: it says the same of those of others. */
class NoSuchBookException extends RefusedException {

    private static final long serialVersionUID = 1L;

    NoSuchBookException(String what) {
        super(
                "Nextcloud does not have " + what + ", or the user may not see it.",
                "Use a name that nc_contacts_list_addressbooks answers.");
    }
}
