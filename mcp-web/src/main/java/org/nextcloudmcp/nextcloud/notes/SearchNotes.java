package org.nextcloudmcp.nextcloud.notes;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudAccess;
import org.nextcloudmcp.nextcloud.NextcloudTool;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.JsonSchema;
import org.nextcloudmcp.tools.ToolAnnotations;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolDescription;
import org.nextcloudmcp.tools.ToolResult;

/** {@code nc_notes_search_notes}: which notes there are, and which have certain words. */
@Singleton
public class SearchNotes extends NextcloudTool {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    @Inject
    public SearchNotes(NextcloudAccess access) {
        super(access, describe());
    }

    @Override
    protected Work prepare(ToolArguments arguments) {
        var words = arguments.text("query").strip();
        var limit = arguments.optionalInteger("limit").orElse(USUAL);
        return client -> {
            var notes = new Notes(client);
            return answer(words.isEmpty() ? newestFirst(notes) : found(notes, words), limit);
        };
    }

    private static List<JsonObject> newestFirst(Notes notes) {
        return notes.all().values().stream()
                .sorted(Comparator.comparing(Note::modified).reversed().thenComparingLong(Note::id))
                .map(note -> NoteJson.summary(note).build())
                .toList();
    }

    /** In the order of Nextcloud's search. A note that vanished between the two questions is left out. */
    private static List<JsonObject> found(Notes notes, String words) {
        var all = notes.all();
        return notes.search(words).stream()
                .flatMap(hit -> Stream.ofNullable(all.get(hit.id()))
                        .map(note -> NoteJson.summary(note)
                                .add("excerpt", hit.excerpt())
                                .build()))
                .toList();
    }

    private static ToolResult answer(List<JsonObject> found, long limit) {
        var notes = CachedJson.array();
        found.stream().limit(limit).forEach(notes::add);
        return ToolResult.success(CachedJson.object()
                .add("notes", notes)
                .add("total", found.size())
                .add("truncated", found.size() > limit)
                .build());
    }

    private static ToolDescription describe() {
        return new ToolDescription(
                "nc_notes_search_notes",
                "Search notes",
                "Finds the user's notes whose title, category or content has all words of the query; an empty query lists"
                        + " all notes, the newest first. Answers id, title, category and time of the last change; use"
                        + " nc_notes_get_note with the id to read a note.",
                Scopes.of("notes.read"),
                ToolAnnotations.reading(),
                JsonSchema.object()
                        .required(
                                "query",
                                JsonSchema.string()
                                        .described(
                                                "Words to look for; upper and lower case are the same. Empty: all notes.")
                                        .length(0, 500))
                        .optional(
                                "limit",
                                JsonSchema.integer()
                                        .described("How many notes to answer.")
                                        .between(1, MOST)
                                        .defaultsTo(USUAL))
                        .json(),
                JsonSchema.object()
                        .required(
                                "notes",
                                JsonSchema.arrayOf(NoteJson.SUMMARY.optional(
                                        "excerpt",
                                        JsonSchema.string().described("The beginning of the content, in one line."))))
                        .required("total", JsonSchema.integer().described("How many notes were found."))
                        .required("truncated", JsonSchema.bool().described("Whether more were found than are here."))
                        .json());
    }
}
