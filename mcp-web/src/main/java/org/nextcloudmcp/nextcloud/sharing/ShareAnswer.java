package org.nextcloudmcp.nextcloud.sharing;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;

/**
 * A share as tools answer it. The address of a link opens the file to everybody who has it, so it is there only where the
 * caller asks for this one link: a list would put all of the user's links into one conversation.
 */
record ShareAnswer(
        long id,
        ShareType type,
        @Description("From the user's root.") String path,
        @Description("Whether a folder is shared.") boolean folder,
        OptionalLong fileId,
        @Description("User id of who made the share.") String owner,
        String ownerName,

        @Description("User, group or address; not there for links.")
        Optional<String> sharedWith,

        Optional<String> sharedWithName,

        @Description("Sum of 1 read, 2 update, 4 create, 8 delete, 16 share.")
        int permissions,

        @Description("The same in words.") List<Permission> can,
        Instant created,

        @Description("The day at whose beginning the share ends, in a time zone that Nextcloud does not tell.")
        Optional<LocalDate> expires,

        @Description("Whether a password is asked for.") boolean passwordProtected,

        @Description("What the owner wrote to the receiver.")
        Optional<String> note,

        Optional<String> label,

        @Description("The link. Whoever has it can open the file, so it is to be given to those it is meant for only.")
        Optional<String> url,

        @Description("Where the user can open the file.") Optional<URI> page) {

    /** Without the address of a link. */
    static ShareAnswer listed(Share share, NextcloudClient nextcloud) {
        return of(share, Optional.empty(), nextcloud);
    }

    /** With the address of a link. */
    static ShareAnswer whole(Share share, NextcloudClient nextcloud) {
        return of(share, share.url(), nextcloud);
    }

    private static ShareAnswer of(Share share, Optional<String> url, NextcloudClient nextcloud) {
        var page = share.fileId().isPresent()
                ? Optional.of(nextcloud.page("/f/" + share.fileId().getAsLong()))
                : Optional.<URI>empty();
        return new ShareAnswer(
                share.id(),
                share.type(),
                share.path(),
                share.folder(),
                share.fileId(),
                share.owner(),
                share.ownerName(),
                share.receiver(),
                share.receiverName(),
                share.permissions(),
                Permission.in(share.permissions()),
                share.created(),
                share.expires(),
                share.hasPassword(),
                share.note(),
                share.label(),
                url,
                page);
    }
}
