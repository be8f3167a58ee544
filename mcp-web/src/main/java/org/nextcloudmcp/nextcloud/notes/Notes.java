package org.nextcloudmcp.nextcloud.notes;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Ocs;
import org.nextcloudmcp.nextcloud.PercentEncoding;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.HiddenFiles;

/** One user's notes over the Notes app's API. Every method throws {@link RefusedException} for what it does not do. */
final class Notes {

    private static final String NOTES = "/index.php/apps/notes/api/v1/notes";
    private static final String ATTACHMENTS = "/index.php/apps/notes/api/v1.4/attachment/";
    private static final String SEARCH = "/ocs/v2.php/search/providers/notes/search?format=json&term=";

    /** Some 20,000 notes without their contents. */
    private static final int LARGEST_LIST = 8 << 20;

    /** Far more than anybody types; what is larger is an accident. */
    private static final int LARGEST_NOTE = 32 << 20;

    private static final int LARGEST_ATTACHMENT = 5 << 20;

    /** Search results name a note only by the address of its page. */
    private static final Pattern ID_AT_END = Pattern.compile("/note/(\\d{1,18})/?(?:[?#].*)?$");

    private final NextcloudClient client;

    Notes(NextcloudClient client) {
        this.client = client;
    }

    /** All notes by their numbers, without their contents. */
    Map<Long, Note> all() {
        var answer =
                client.send(NextcloudRequest.getJson(NOTES + "?exclude=content").answeredInAtMost(LARGEST_LIST));
        var notes = new LinkedHashMap<Long, Note>();
        for (var element : JsonAnswer.array(success(answer, "the user's notes"), "the user's notes")) {
            if (element instanceof JsonObject json) {
                Note.of(json).filter(this::isShown).ifPresent(note -> notes.put(note.id(), note));
            }
        }
        return notes;
    }

    /** Where the words are found in titles, categories and contents: the app's API has no search, Nextcloud has. */
    List<Hit> search(String words) {
        var answer = client.send(
                NextcloudRequest.getJson(SEARCH + PercentEncoding.encode(words)).answeredInAtMost(LARGEST_LIST));
        var data = Ocs.data(answer, "the search in notes");
        if (!(data.get("entries") instanceof JsonArray entries)) {
            throw Refusals.notNextcloud("the search in notes");
        }
        return entries.stream()
                .filter(JsonObject.class::isInstance)
                .map(entry -> hit((JsonObject) entry))
                .flatMap(Optional::stream)
                .toList();
    }

    Note get(long id) {
        return find(id).orElseThrow(() -> missing(id));
    }

    /** The note with this number; empty if there is none, or if it is somebody else's. */
    Optional<Note> find(long id) {
        var answer = client.send(NextcloudRequest.getJson(NOTES + "/" + id).answeredInAtMost(LARGEST_NOTE));
        return answer.is(404) && isFromNotes(answer)
                ? Optional.empty()
                : Optional.of(note(success(answer, "the note " + id), "the note " + id))
                        .filter(this::isShown);
    }

    /** Creates a note. The app makes a file name of the title, so the answer's title and category may differ. */
    Note create(String title, String content, String category) {
        var body = CachedJson.object()
                .add("title", title)
                .add("content", content)
                .add("category", category)
                .build();
        var answer = client.send(NextcloudRequest.of("POST", NOTES)
                .with("Accept", "application/json")
                .sending(RequestBody.json(CachedJson.text(body)))
                .answeredInAtMost(LARGEST_NOTE));
        return note(success(answer, "the new note"), "the new note");
    }

    /**
     * Changes a note that is still as it was seen.
     *
     * @param seen without quotes, as the app's JSON has it; on the wire it needs them
     */
    Write update(long id, NoteChange change, EntityTag seen) {
        var what = "the note " + id;
        if (HiddenFiles.of(client).hidesId(id)) {
            // its etag may have been told before it was hidden
            throw missing(id);
        }
        var answer = client.send(NextcloudRequest.of("PUT", NOTES + "/" + id)
                .with("Accept", "application/json")
                .with("If-Match", seen.quoted())
                .sending(RequestBody.json(CachedJson.text(change.toJson())))
                .answeredInAtMost(LARGEST_NOTE));
        var write = answer.is(412)
                ? new Write(note(answer, what), false)
                : new Write(note(successAbout(id, answer), what), true);
        if (!isShown(write.note())) {
            // Nobody has been told its etag, so nothing was written; but a 412 has the whole of it.
            throw missing(id);
        }
        return write;
    }

    void delete(long id) {
        successAbout(
                id, client.send(NextcloudRequest.of("DELETE", NOTES + "/" + id).with("Accept", "application/json")));
    }

    /**
     * A file that belongs to a note. Only version 1.4 of the API has them.
     *
     * @param name below the folder of the note's file
     */
    NextcloudResponse attachment(long id, FilePath name) {
        if (get(id).file()
                .flatMap(FilePath::known)
                .filter(file -> isHidden(file.parent(), name))
                .isPresent()) {
            throw noAttachment(id, name);
        }
        var answer =
                client.send(NextcloudRequest.of("GET", attachmentPath(id, name)).answeredInAtMost(LARGEST_ATTACHMENT));
        if (answer.is(404) && isFromNotes(answer)) {
            throw noAttachment(id, name);
        }
        if (success(answer, "the attachment " + name).isCut()) {
            throw new RefusedException(
                    "The attachment " + name + " is larger than 5 MiB.",
                    "It lies in the folder of the note's file: read it in parts with nc_webdav_read_file.");
        }
        return answer;
    }

    static String attachmentPath(long id, FilePath name) {
        return ATTACHMENTS + id + "?path=" + PercentEncoding.encode(name.toString());
    }

    /** A note is a file, and what is hidden is hidden in every app. */
    private boolean isShown(Note note) {
        var hidden = HiddenFiles.of(client);
        return note.file().flatMap(FilePath::known).filter(hidden::hides).isEmpty() && !hidden.hidesId(note.id());
    }

    private boolean isHidden(FilePath folder, FilePath name) {
        var whole = Stream.concat(folder.segments().stream(), name.segments().stream());
        return HiddenFiles.of(client).hides(new FilePath(whole.toList()));
    }

    private static RefusedException noAttachment(long id, FilePath name) {
        return new RefusedException(
                "The note " + id + " has no attachment " + name + ".",
                "Read the note with nc_notes_get_note: its text has the names of its attachments.");
    }

    private static RefusedException missing(long id) {
        return new RefusedException(
                "There is no note " + id + ", or it is somebody else's.",
                "Use nc_notes_search_notes to find the id of a note.");
    }

    private static NextcloudResponse successAbout(long id, NextcloudResponse answer) {
        if (answer.is(404) && isFromNotes(answer)) {
            throw missing(id);
        }
        return success(answer, "the note " + id);
    }

    private static Note note(NextcloudResponse answer, String what) {
        return Note.of(JsonAnswer.object(answer, what)).orElseThrow(() -> Refusals.notNextcloud(what));
    }

    private static NextcloudResponse success(NextcloudResponse answer, String what) {
        if (answer.is(200)) {
            return answer;
        }
        if (answer.is(404) && !isFromNotes(answer)) {
            throw new RefusedException(
                    "The Notes app is not installed in this Nextcloud, or not enabled for this user.",
                    "Ask the Nextcloud administrator to install it; the file tools work without it.");
        }
        throw Refusals.of(answer, what);
    }

    /** The app answers JSON even when it refuses; without the app there is only Nextcloud's empty page. */
    private static boolean isFromNotes(NextcloudResponse answer) {
        return answer.mediaType().equals("application/json");
    }

    private static Optional<Hit> hit(JsonObject entry) {
        var id = ID_AT_END.matcher(entry.getString("resourceUrl", ""));
        return id.find()
                ? Optional.of(new Hit(Long.parseLong(id.group(1)), entry.getString("subline", "")))
                : Optional.empty();
    }

    /**
     * A note that was found.
     *
     * @param id its number
     * @param excerpt the beginning of its content, in one line; may be empty
     */
    record Hit(long id, String excerpt) {}

    /**
     * What became of a change.
     *
     * @param note as it is now, whoever wrote it
     * @param isWritten false if the note was not what had been seen, so that nothing was changed
     */
    record Write(Note note, boolean isWritten) {}
}
