package org.nextcloudmcp.nextcloud.files.comments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.dav.DavElement;
import org.nextcloudmcp.nextcloud.dav.DavResource;
import org.nextcloudmcp.nextcloud.dav.Propfind;
import org.nextcloudmcp.schema.Description;

/** A comment on a file. */
record FileComment(
        OptionalLong id,
        String message,

        @Description("User id; empty if the account is gone.")
        Optional<String> author,

        Optional<String> authorName,
        Optional<Instant> createdAt,

        @Description("User ids of people who are mentioned.")
        List<String> mentions) {

    static FileComment of(DavResource resource) {
        return new FileComment(
                resource.number(Propfind.OWNCLOUD, "id"),
                resource.text(Propfind.OWNCLOUD, "message").orElse(""),
                resource.text(Propfind.OWNCLOUD, "actorType")
                                .filter("users"::equals)
                                .isPresent()
                        ? resource.text(Propfind.OWNCLOUD, "actorId")
                        : Optional.empty(),
                resource.text(Propfind.OWNCLOUD, "actorDisplayName"),
                resource.time(Propfind.OWNCLOUD, "creationDateTime"),
                resource.elements(Propfind.OWNCLOUD, "mentions").stream()
                        .filter(element -> element.is(Propfind.OWNCLOUD, "mentionId"))
                        .map(DavElement::text)
                        .toList());
    }
}
