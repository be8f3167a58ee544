package org.nextcloudmcp.nextcloud.contacts;

import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * What identifies a contact in its address book (RFC 6350 section 6.7.6).
 *
 * @param value in one line
 */
record ContactUid(String value) {

    private static final int LONGEST = 250;

    ContactUid {
        if (value.isBlank()
                || !value.equals(value.strip())
                || value.length() > LONGEST
                || !CardText.isClean(value)
                || value.indexOf('\n') >= 0
                || value.indexOf('\t') >= 0) {
            throw new RefusedException(
                    "This is no uid of a contact.",
                    "Use the uid that nc_contacts_search_contacts answers; for a new contact take a UUID or a short name"
                            + " in one line.");
        }
    }
}
