package org.nextcloudmcp.standin.notes;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.Conditions;
import org.nextcloudmcp.standin.files.UserFiles;

/** The Notes API v1: list, get, create, update, delete. */
final class NotesRoutes {
    private static final Set<String> VERSIONS = Set.of("v0.2", "v1", "v1.3", "v1.4");
    private static final Set<String> ITEM_METHODS = Set.of("GET", "PUT", "DELETE");

    private final Clock clock;

    NotesRoutes(Clock clock) {
        this.clock = clock;
    }

    Answer answer(Ask ask, String rest, Notes notes) {
        return route(ask, rest, notes).with("X-Notes-API-Versions", "0.2, 1.3, 1.4");
    }

    private Answer route(Ask ask, String rest, Notes notes) {
        String[] parts = rest.split("/", -1);
        if (!VERSIONS.contains(parts[0])) {
            return Answer.json(400, JsonValue.EMPTY_JSON_ARRAY);
        } else if (parts.length < 2 || !parts[1].equals("notes")) {
            return Answer.html(404);
        } else if (parts.length == 2) {
            return collection(ask, notes);
        } else if (!parts[2].matches("\\d{1,18}")) {
            return Answer.json(400, JsonValue.EMPTY_JSON_ARRAY);
        } else if (!ITEM_METHODS.contains(ask.method())) {
            return Answer.html(405);
        }
        return notes.find(Long.parseLong(parts[2]))
                .map(note -> one(ask, note, notes))
                .orElseGet(() -> Answer.json(
                        404,
                        Json.createObjectBuilder()
                                .add("errorType", "OCA\\Notes\\Service\\NoteDoesNotExistException")
                                .build()));
    }

    private Answer collection(Ask ask, Notes notes) {
        return switch (ask.method()) {
            case "GET" -> list(ask, notes);
            case "POST" -> Answer.json(200, notes.create(NoteChange.of(ask)).json(Set.of()));
            default -> Answer.html(405);
        };
    }

    private Answer list(Ask ask, Notes notes) {
        Optional<String> category = ask.parameter("category");
        JsonArrayBuilder list = Json.createArrayBuilder();
        notes.all().stream()
                .filter(note -> category.map(note.category()::equals).orElse(true))
                .forEach(note -> list.add(note.json(excluded(ask))));
        JsonValue found = list.build();
        String etag = UserFiles.md5(found.toString());
        Answer answer = new Conditions(ask).notModified(etag) ? Answer.empty(304) : Answer.json(200, found);
        return answer.with(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .with("ETag", '"' + etag + '"');
    }

    private static Answer one(Ask ask, Note note, Notes notes) {
        return switch (ask.method()) {
            case "GET" ->
                (new Conditions(ask).notModified(note.etag())
                                ? Answer.empty(304)
                                : Answer.json(200, note.json(excluded(ask))))
                        .with("ETag", '"' + note.etag() + '"');
            case "PUT" -> put(ask, note, notes);
            case "DELETE" -> {
                notes.delete(note);
                yield Answer.json(200, JsonValue.EMPTY_JSON_ARRAY);
            }
            default -> Answer.html(405);
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

    private static Set<String> excluded(Ask ask) {
        return Arrays.stream(ask.parameter("exclude").orElse("").split(",")).collect(Collectors.toSet());
    }
}
