package org.nextcloudmcp.nextcloud.notes;

import java.net.URI;
import java.util.OptionalLong;
import org.nextcloudmcp.resources.UriTemplate;
import org.nextcloudmcp.resources.UriVariables;

/** The URIs of notes: {@code nextcloud://notes/} and the note's number. */
final class NoteUri {

    static final UriTemplate TEMPLATE = UriTemplate.of("nextcloud://notes/{id}");

    private NoteUri() {}

    static URI of(long id) {
        return URI.create("nextcloud://notes/" + id);
    }

    /** The number in a URI; empty if it is none. */
    static OptionalLong id(UriVariables variables) {
        return variables
                .text("id")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }
}
