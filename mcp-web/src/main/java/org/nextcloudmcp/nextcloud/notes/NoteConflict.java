package org.nextcloudmcp.nextcloud.notes;

import java.util.ArrayList;
import java.util.List;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.nextcloud.RefusedException;

/** What a 412 means, told so that the caller can go on without losing anybody's work (RFC 9110 section 13.1.1). */
final class NoteConflict {

    private static final int SHOWN = 600;

    private NoteConflict() {}

    /**
     * The refusal of a write that came too late.
     *
     * @param seen what the caller gave as the etag
     * @param wanted what was to be written
     * @param current the note as it is now
     */
    static RefusedException of(EntityTag seen, NoteChange wanted, Note current) {
        var content = Excerpt.of(current.content(), SHOWN);
        return new RefusedException(
                "The note " + current.id() + " is not what it was at etag " + seen.opaque()
                        + ", so nothing was written."
                        + " It is now at etag " + current.etag() + ", last changed " + current.modified() + ", title “"
                        + current.title() + "”, category “" + current.category() + "”. "
                        + differing(wanted, current) + " Its content " + (content.isWhole() ? "is" : "begins")
                        + ":\n" + content.text() + "\n",
                (content.isWhole() ? "" : "Read the whole of it with nc_notes_get_note. ")
                        + "Merge your change into what is there now, and call again with the etag " + current.etag()
                        + ".");
    }

    private static String differing(NoteChange wanted, Note current) {
        var parts = new ArrayList<String>();
        wanted.title().filter(title -> !title.equals(current.title())).ifPresent(title -> parts.add("title"));
        wanted.content().filter(text -> !text.equals(current.content())).ifPresent(text -> parts.add("content"));
        wanted.category().filter(place -> !place.equals(current.category())).ifPresent(place -> parts.add("category"));
        return "It differs from what you wanted to write in: " + String.join(", ", List.copyOf(parts)) + ".";
    }
}
