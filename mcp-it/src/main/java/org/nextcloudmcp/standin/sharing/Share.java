package org.nextcloudmcp.standin.sharing;

import java.util.Objects;
import java.util.Optional;
import org.nextcloudmcp.standin.files.DavPath;

/**
 * A share of a user's file or folder.
 *
 * @param type 0 user, 1 group, 3 link
 * @param path from the owner's root
 * @param receiver a user or a group; empty for links
 * @param created seconds since 1970
 * @param expiration as {@code YYYY-MM-DD}, or empty
 * @param token of a link, or empty
 * @param hash of a link's password, or empty
 */
record Share(
        long id,
        int type,
        String owner,
        DavPath path,
        String receiver,
        int permissions,
        long created,
        String expiration,
        String token,
        String hash,
        String note,
        String label) {
    static final int USER = 0;
    static final int GROUP = 1;
    static final int LINK = 3;

    boolean isLink() {
        return type == LINK;
    }

    boolean isSameAs(int otherType, String otherOwner, DavPath otherPath, String otherReceiver) {
        return !isLink()
                && type == otherType
                && owner.equals(otherOwner)
                && path.equals(otherPath)
                && receiver.equals(otherReceiver);
    }

    /** Where a receiver has it: in the root. */
    DavPath target() {
        return new DavPath(java.util.List.of(path.name()));
    }

    /** With other permissions, expiration, password, note or label, where they are given. */
    Share changed(
            Optional<Integer> newPermissions,
            Optional<String> newExpiration,
            Optional<String> newHash,
            Optional<String> newNote,
            Optional<String> newLabel) {
        return new Share(
                id,
                type,
                owner,
                path,
                receiver,
                Objects.requireNonNull(newPermissions.orElse(permissions)),
                created,
                newExpiration.orElse(expiration),
                token,
                newHash.orElse(hash),
                newNote.orElse(note),
                newLabel.orElse(label));
    }
}
