package org.nextcloudmcp.nextcloud.notes;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_notes_search_notes}: which notes there are, and which have certain words. */
@Singleton
public class SearchNotes {

    record Input(
            @ToolArg(description = "Words to look for; upper and lower case are the same. Empty: all notes.")
            @Size(max = 500)
            String query,

            @ToolArg(description = "How many notes to answer.", defaultValue = "100") @Min(1) @Max(1000)
            int limit) {}

    record Output(
            List<Found> notes,
            @Description("How many notes were found.") int total,

            @Description("Whether more were found than are here.")
            boolean truncated) {}

    record Found(
            long id,
            String title,

            @Description("Folders with / between; empty for none.")
            String category,

            Instant modified,
            boolean favorite,

            @Description("The beginning of the content, in one line.")
            Optional<String> excerpt) {

        static Found of(Note note, Optional<String> excerpt) {
            return new Found(note.id(), note.title(), note.category(), note.modified(), note.favorite(), excerpt);
        }
    }

    @Tool(
            name = "nc_notes_search_notes",
            title = "Search notes",
            description =
                    "Finds the user's notes whose title, category or content has all words of the query; an empty query lists"
                            + " all notes, the newest first. Answers id, title, category and time of the last change; use"
                            + " nc_notes_get_note with the id to read a note.",
            scopes = "notes.read",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output search(Input input, NextcloudClient nextcloud) {
        var notes = new Notes(nextcloud);
        var words = input.query().strip();
        var found = words.isEmpty() ? newestFirst(notes) : found(notes, words);
        return new Output(found.stream().limit(input.limit()).toList(), found.size(), found.size() > input.limit());
    }

    private static List<Found> newestFirst(Notes notes) {
        return notes.all().values().stream()
                .sorted(Comparator.comparing(Note::modified).reversed().thenComparingLong(Note::id))
                .map(note -> Found.of(note, Optional.empty()))
                .toList();
    }

    /** In the order of Nextcloud's search. A note that vanished between the two questions is left out. */
    private static List<Found> found(Notes notes, String words) {
        var all = notes.all();
        return notes.search(words).stream()
                .flatMap(hit ->
                        Stream.ofNullable(all.get(hit.id())).map(note -> Found.of(note, Optional.of(hit.excerpt()))))
                .toList();
    }
}
