package org.nextcloudmcp.nextcloud.notes;

import static org.nextcloudmcp.apps.NextcloudApp.NOTES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_notes_search_notes}: which notes there are, and which have certain words. */
@Singleton
public class SearchNotes {

    private static final String NAME = "nc_notes_search_notes";
    private static final int LONGEST_EXCERPT = 200;

    record Input(
            @ToolArg(description = "Words to look for; upper and lower case are the same. Empty: all notes.")
            @Size(max = 500)
            String query,

            @ToolArg(description = "How many notes to answer.", defaultValue = "100") @Min(1) @Max(1000)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, with the same query, to go on behind it.")
            Optional<String> cursor) {}

    record Output(
            List<Found> notes,
            @Description("How many notes were found.") int total,

            @Description("Whether more were found than are here.")
            boolean truncated,

            @Description("Where to go on; there if more were found.")
            Optional<String> nextCursor) {}

    record Found(
            long id,
            String title,

            @Description("Folders with / between; empty for none.")
            String category,

            Instant modified,
            boolean favorite,

            @Description("The beginning of the content, in one line.")
            Optional<String> excerpt,

            @Description("Where the user can open it.") URI page) {}

    /** A note and how it was found. */
    private record Hit(Note note, Optional<String> excerpt) {

        NotePlace place() {
            return NotePlace.of(note);
        }
    }

    @Tool(
            name = NAME,
            title = "Search notes",
            description =
                    "Finds the user's notes whose title, category or content has all words of the query; an empty query lists"
                            + " all notes. The newest come first. Answers id, title, category and time of the last change; use"
                            + " nc_notes_get_note with the id to read a note.",
            scopes = "notes.read",
            apps = NOTES,
            calls = {"GET /index.php/apps/notes/api/v1/notes", "GET /ocs/v2.php/search/providers/notes/search"},
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output search(Input input, NextcloudClient nextcloud) {
        var cursor = new Cursor(NAME);
        var position = cursor.position(input.cursor());
        var notes = new Notes(nextcloud);
        var words = input.query().strip();
        var found = (words.isEmpty() ? all(notes) : found(notes, words))
                .sorted(Comparator.comparing(Hit::place))
                .toList();
        var rest = position.after().map(key -> behind(key, found)).orElse(found);
        var page = Page.ofRest(rest, hit -> hit.place().toString(), input.limit());
        return new Output(
                page.entries().stream().map(hit -> told(hit, nextcloud)).toList(),
                found.size(),
                page.next().isPresent(),
                page.next().map(cursor::behind));
    }

    private static Found told(Hit hit, NextcloudClient nextcloud) {
        var note = hit.note();
        return new Found(
                note.id(),
                note.title(),
                note.category(),
                note.modified(),
                note.favorite(),
                hit.excerpt().map(text -> Excerpt.of(text, LONGEST_EXCERPT).text()),
                nextcloud.page(Note.pageOf(note.id())));
    }

    private static Stream<Hit> all(Notes notes) {
        return notes.all().values().stream().map(note -> new Hit(note, Optional.empty()));
    }

    /** A note that vanished between the two questions is left out. */
    private static Stream<Hit> found(Notes notes, String words) {
        var all = notes.all();
        return notes.search(words).stream()
                .flatMap(hit ->
                        Stream.ofNullable(all.get(hit.id())).map(note -> new Hit(note, Optional.of(hit.excerpt()))));
    }

    /** A note that was changed since the page before has moved to the beginning; the others follow where they were. */
    private static List<Hit> behind(String key, List<Hit> found) {
        return NotePlace.of(key)
                .map(place -> found.stream()
                        .filter(hit -> hit.place().compareTo(place) > 0)
                        .toList())
                .orElse(List.of());
    }
}
