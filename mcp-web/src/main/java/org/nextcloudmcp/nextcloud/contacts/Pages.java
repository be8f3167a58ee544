package org.nextcloudmcp.nextcloud.contacts;

import java.net.URI;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.PercentEncoding;

/** Where people find contacts. */
final class Pages {

    private Pages() {}

    /**
     * The link that Nextcloud's own search gives for a contact. The page behind it has the user's language in its
     * address; this one leads there.
     */
    static URI of(NextcloudClient client, String uid, BookName book) {
        return client.page("/apps/contacts/direct/contact/" + PercentEncoding.encode(uid) + "~" + book.encoded());
    }
}
