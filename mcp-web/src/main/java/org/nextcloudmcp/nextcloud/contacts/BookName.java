package org.nextcloudmcp.nextcloud.contacts;

import java.nio.charset.StandardCharsets;
import org.nextcloudmcp.nextcloud.PercentEncoding;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * The name of an address book in its address, which is not the one that people see.
 *
 * @param value one segment of a path
 */
record BookName(String value) {

    private static final int LONGEST = 200;

    BookName {
        // A dot segment would make the user's whole home of an address book: a DELETE of it would take all of them.
        if (value.isBlank()
                || value.equals(".")
                || value.equals("..")
                || value.indexOf('/') >= 0
                || value.indexOf('\\') >= 0
                || !CardText.isClean(value)
                || value.indexOf('\n') >= 0
                || value.indexOf('\t') >= 0
                || value.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new RefusedException(
                    "This is no name of an address book.",
                    "Use the name that nc_contacts_list_addressbooks answers, such as contacts; a new one has neither"
                            + " slashes nor control characters.");
        }
    }

    String encoded() {
        return PercentEncoding.encode(value);
    }

    @Override
    public String toString() {
        return "“" + value + "”";
    }
}
