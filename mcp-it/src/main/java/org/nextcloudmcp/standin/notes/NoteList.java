package org.nextcloudmcp.standin.notes;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.Conditions;
import org.nextcloudmcp.standin.files.UserFiles;

/** All notes, or a chunk of them. Notes that are left out are named by their ids, so that a client knows what is gone. */
final class NoteList {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");

    private final Clock clock;

    NoteList(Clock clock) {
        this.clock = clock;
    }

    Answer answer(Ask ask, Notes notes) {
        Optional<String> category = ask.parameter("category");
        List<Note> all = notes.all().stream()
                .filter(note -> category.map(note.category()::equals).orElse(true))
                .toList();
        long prune = ask.parameter("pruneBefore").map(Long::parseLong).orElse(0L);
        int chunk = ask.parameter("chunkSize").map(Integer::parseInt).orElse(0);
        long begin = begin(ask);
        List<Note> wanted = all.stream()
                .filter(note -> note.updated() >= prune && note.id() > begin)
                .toList();
        boolean last = chunk == 0 || wanted.size() <= chunk;
        List<Note> whole = last ? wanted : wanted.subList(0, chunk);
        JsonArrayBuilder list = Json.createArrayBuilder();
        whole.forEach(note -> list.add(note.json(excluded(ask))));
        if (last) {
            notes.byPlace().stream()
                    .filter(note -> all.contains(note) && !whole.contains(note))
                    .forEach(note -> list.add(Json.createObjectBuilder().add("id", note.id())));
        }
        Answer answer = answer(ask, list.build());
        if (last) {
            return answer;
        }
        Note end = whole.get(whole.size() - 1);
        return answer.with(
                        "X-Notes-Chunk-Cursor", clock.instant().getEpochSecond() + "-" + end.updated() + "-" + end.id())
                .with("X-Notes-Chunk-Pending", String.valueOf(wanted.size() - chunk));
    }

    private Answer answer(Ask ask, JsonValue found) {
        String etag = UserFiles.md5(found.toString());
        Answer answer = new Conditions(ask).notModified(etag) ? Answer.empty(304) : Answer.json(200, found);
        return answer.with(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .with("ETag", '"' + etag + '"');
    }

    /** The id behind which the chunk begins; a cursor that is none begins at the beginning. */
    private static long begin(Ask ask) {
        Matcher cursor = CURSOR.matcher(ask.parameter("chunkCursor").orElse(""));
        return cursor.matches() ? Long.parseLong(cursor.group(3)) : 0;
    }

    static Set<String> excluded(Ask ask) {
        return Arrays.stream(ask.parameter("exclude").orElse("").split(",")).collect(Collectors.toSet());
    }
}
