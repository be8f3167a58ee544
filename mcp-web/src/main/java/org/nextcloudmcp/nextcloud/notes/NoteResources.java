package org.nextcloudmcp.nextcloud.notes;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.completion.Completion;
import org.nextcloudmcp.completion.Typing;
import org.nextcloudmcp.nextcloud.NextcloudAccess;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudResources;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.paging.Position;
import org.nextcloudmcp.resources.ResourceContents;
import org.nextcloudmcp.resources.ResourceDescription;
import org.nextcloudmcp.resources.ResourceListing;
import org.nextcloudmcp.resources.ResourceReading;
import org.nextcloudmcp.resources.TemplateDescription;
import org.nextcloudmcp.resources.UriVariables;

/** {@code nextcloud://notes/…}: the user's notes. */
@Singleton
public class NoteResources extends NextcloudResources {

    private static final String MARKDOWN = "text/markdown";

    /** How many of the newest are worth a list; all others are found by searching. */
    private static final int NEWEST = 200;

    @Inject
    public NoteResources(NextcloudAccess access) {
        super(
                access,
                new TemplateDescription(
                        NoteUri.TEMPLATE,
                        "note",
                        "Notes",
                        "A note of the user by its number, as nc_notes_search_notes answers it: the whole text, usually"
                                + " Markdown.",
                        Optional.of(MARKDOWN)),
                Scopes.of("notes.read"));
    }

    @Override
    public List<String> tools() {
        return List.of("nc_notes_search_notes", "nc_notes_get_note");
    }

    @Override
    protected ResourceReading read(UriVariables variables, NextcloudClient client) {
        var id = NoteUri.id(variables);
        if (id.isEmpty()) {
            return new ResourceReading.Malformed("The last part of a note's URI is the note's number.");
        }
        return new Notes(client)
                .find(id.getAsLong())
                .<ResourceReading>map(note -> ResourceReading.Read.of(
                        new ResourceContents.Text(NoteUri.of(note.id()), MARKDOWN, note.content())))
                .orElseGet(ResourceReading.NotFound::new);
    }

    @Override
    protected ResourceListing list(Position position, int most, NextcloudClient client) {
        var newest = newestFirst(client).stream().limit(NEWEST).toList();
        var rest = position.after().map(key -> behind(key, newest)).orElse(newest);
        var page = Page.ofRest(rest, note -> NotePlace.of(note).toString(), most);
        return new ResourceListing(
                new Page<>(page.entries().stream().map(NoteResources::describe).toList(), page.next()), true);
    }

    /** Numbers of notes; words are looked for in the titles, because nobody knows a note by its number. */
    @Override
    protected Completion complete(Typing typing, NextcloudClient client) {
        var typed = typing.value().strip().toLowerCase(Locale.ROOT);
        return Completion.of(newestFirst(client).stream()
                .filter(note -> String.valueOf(note.id()).startsWith(typed)
                        || note.title().toLowerCase(Locale.ROOT).contains(typed))
                .map(note -> String.valueOf(note.id()))
                .toList());
    }

    private static List<Note> newestFirst(NextcloudClient client) {
        return new Notes(client)
                .all().values().stream()
                        .sorted(Comparator.comparing(NotePlace::of))
                        .toList();
    }

    /** A note that was changed since the page before has moved to the beginning; the others follow where they were. */
    private static List<Note> behind(String key, List<Note> notes) {
        return NotePlace.of(key)
                .map(place -> notes.stream()
                        .filter(note -> NotePlace.of(note).compareTo(place) > 0)
                        .toList())
                .orElse(List.of());
    }

    private static ResourceDescription describe(Note note) {
        return new ResourceDescription(
                NoteUri.of(note.id()),
                note.title(),
                Optional.empty(),
                Optional.of(note.category())
                        .filter(category -> !category.isEmpty())
                        .map(category -> "A note in the category " + category + "."),
                Optional.of(MARKDOWN),
                OptionalLong.empty(),
                Optional.of(note.modified()));
    }
}
