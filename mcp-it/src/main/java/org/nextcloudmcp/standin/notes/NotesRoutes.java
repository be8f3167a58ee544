package org.nextcloudmcp.standin.notes;

import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.Conditions;
import org.nextcloudmcp.standin.files.UserFiles;

/** The Notes API v1: list, get, create, update, delete, settings; and attachments in v1.4. */
final class NotesRoutes {
    private static final Set<String> VERSIONS = Set.of("v0.2", "v1", "v1.3", "v1.4");
    private static final Set<String> ITEM_METHODS = Set.of("GET", "PUT", "DELETE");
    private static final Answer NOT_UNDERSTOOD = Answer.json(400, JsonValue.EMPTY_JSON_ARRAY);

    private final NoteList list;
    private final NoteSettings settings = new NoteSettings();

    NotesRoutes(Clock clock) {
        this.list = new NoteList(clock);
    }

    Answer answer(Ask ask, String rest, UserFiles files, Notes notes) {
        return route(ask, rest.split("/", -1), files, notes).with("X-Notes-API-Versions", "0.2, 1.3, 1.4");
    }

    private Answer route(Ask ask, String[] parts, UserFiles files, Notes notes) {
        if (!VERSIONS.contains(parts[0])) {
            return NOT_UNDERSTOOD;
        }
        return switch (parts.length < 2 ? "" : parts[1]) {
            case "notes" -> parts.length == 2 ? collection(ask, notes) : item(ask, parts[2], notes);
            case "settings" -> settings.answer(ask, files.owner().userId());
            case "attachment" -> attachment(ask, parts, files, notes);
            default -> Answer.html(404);
        };
    }

    private Answer collection(Ask ask, Notes notes) {
        return switch (ask.method()) {
            case "GET" -> list.answer(ask, notes);
            case "POST" -> Answer.json(200, notes.create(NoteChange.of(ask)).json(Set.of()));
            default -> Answer.html(405);
        };
    }

    private static Answer item(Ask ask, String id, Notes notes) {
        if (!id.matches("\\d{1,18}")) {
            return NOT_UNDERSTOOD;
        } else if (!ITEM_METHODS.contains(ask.method())) {
            return Answer.html(405);
        }
        return find(id, notes).map(note -> one(ask, note, notes)).orElseGet(NotesRoutes::missing);
    }

    private static Answer attachment(Ask ask, String[] parts, UserFiles files, Notes notes) {
        if (!parts[0].equals("v1.4")) {
            return ask.method().equals("GET") ? NOT_UNDERSTOOD : Answer.html(405);
        }
        return find(parts.length > 2 ? parts[2] : "", notes)
                .map(note -> new Attachments(files).answer(ask, note))
                .orElseGet(NotesRoutes::missing);
    }

    private static Optional<Note> find(String id, Notes notes) {
        return id.matches("\\d{1,18}") ? notes.find(Long.parseLong(id)) : Optional.empty();
    }

    private static Answer missing() {
        return Attachments.error(404, "OCA\\Notes\\Service\\NoteDoesNotExistException");
    }

    private static Answer one(Ask ask, Note note, Notes notes) {
        return switch (ask.method()) {
            case "GET" ->
                (new Conditions(ask).notModified(note.etag())
                                ? Answer.empty(304)
                                : Answer.json(200, note.json(NoteList.excluded(ask))))
                        .with("ETag", '"' + note.etag() + '"');
            case "PUT" -> put(ask, note, notes);
            default -> {
                notes.delete(note);
                yield Answer.json(200, JsonValue.EMPTY_JSON_ARRAY);
            }
        };
    }

    /** The condition is compared to the letter: without quotes, and with a star, it does not hold. */
    private static Answer put(Ask ask, Note note, Notes notes) {
        if (ask.header("If-Match")
                .filter(given -> !given.equals('"' + note.etag() + '"'))
                .isPresent()) {
            return Answer.json(412, note.json(Set.of()));
        }
        return Answer.json(200, notes.update(note, NoteChange.of(ask)).json(Set.of()));
    }
}
