package org.nextcloudmcp.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays what was recorded on a real Nextcloud 32 and compares what a client can notice: status, headers, the kind of
 * the error, and the shape of the body. ETags, ids and times differ; they are translated as they appear.
 */
class RecordedContractTest {
    private static final Set<String> COMPARED =
            Set.of("content-type", "allow", "vary", "www-authenticate", "content-range", "x-notes-api-versions", "dav");
    private static final Set<String> PRESENT = Set.of(
            "etag",
            "oc-etag",
            "oc-fileid",
            "last-modified",
            "content-disposition",
            "location",
            "x-nextcloud-maintenance-mode");
    private static final Pattern ETAG = Pattern.compile("\"([0-9a-f]{32}|[0-9a-f]{13})\"");
    private static final Pattern NOTE_ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern EXCEPTION = Pattern.compile("<s:(exception|header)>[^<]*</s:(exception|header)>");

    @TempDir
    Path folder;

    private final Map<String, String> translations = new HashMap<>();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:30:00Z"));
    private final TestProvider provider = new TestProvider(clock);

    @TestFactory
    Stream<DynamicTest> filesAnswerAsRecorded() throws Exception {
        return replay("files");
    }

    @TestFactory
    Stream<DynamicTest> notesAnswerAsRecorded() throws Exception {
        return replay("notes");
    }

    @TestFactory
    Stream<DynamicTest> generalRoutesAnswerAsRecorded() throws Exception {
        return replay("general");
    }

    @TestFactory
    Stream<DynamicTest> usersAnswerAsRecorded() throws Exception {
        return replay("users");
    }

    private Stream<DynamicTest> replay(String part) throws Exception {
        Files.createDirectories(folder.resolve("alice/emptydir"));
        Routes routes = new Routes(URI.create("http://127.0.0.1:8888"), folder, provider.bearerTokens(), clock);
        Path samples = Path.of(Objects.requireNonNull(getClass().getResource("/nextcloud/" + part))
                .toURI());
        return Sample.folder(samples).stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> compare(sample, routes)));
    }

    private void compare(Sample sample, Routes routes) throws Exception {
        prepare(sample);
        routes.maintenance(sample.name().startsWith("maintenance"));

        Answer answer = routes.answer(ask(sample));

        assertThat(answer.status()).isEqualTo(sample.status());
        sample.answerHeaders().forEach((name, recorded) -> {
            String actual = header(answer, name);
            if (COMPARED.contains(name)) {
                assertThat(actual).as(name).isEqualTo(recorded);
            } else if (PRESENT.contains(name)) {
                assertThat(actual).as(name).isNotNull();
            }
            learn(ETAG, recorded, actual == null ? "" : actual);
        });
        String body = sample.method().equals("HEAD") ? "" : answer.body().text();
        assertThat(found(EXCEPTION, body)).isEqualTo(found(EXCEPTION, sample.answerBody()));
        assertThat(elements(body)).containsAll(elements(sample.answerBody()));
        if (sample.answerBody().startsWith("{\"id\"")) {
            learn(NOTE_ID, sample.answerBody(), body);
            learn(ETAG, sample.answerBody(), body);
            assertThat(withoutTimes(body)).isEqualTo(withoutTimes(sample.answerBody()));
        }
    }

    /** Brings about what unrecorded steps between the samples had brought about. */
    private void prepare(Sample sample) throws Exception {
        if (!sample.inTheSameSecond()) {
            clock.advance(2);
        }
        if (sample.name().startsWith("74-delete-if-match")) {
            Files.writeString(folder.resolve("alice/docs/dst.txt"), "x");
            Files.createDirectories(folder.resolve("alice/auto2"));
        }
        if (sample.name().startsWith("46-propfind")) {
            Files.writeString(folder.resolve("alice/docs/stamped.txt"), "x");
        }
        if (sample.name().startsWith("06-create-empty")) {
            Files.writeString(folder.resolve("alice/Notes/New note.md"), "");
        }
    }

    private Ask ask(Sample sample) {
        Map<String, String> headers = new HashMap<>(sample.headers());
        headers.computeIfPresent(
                "authorization", (name, value) -> "Bearer " + provider.token(sample.byBob() ? "bob" : "alice"));
        headers.computeIfPresent("if-match", (name, value) -> translated(value));
        headers.computeIfPresent("if-none-match", (name, value) -> translated(value));
        String[] target = translatedPath(sample.target()).split("\\?", 2);
        return new Ask(sample.method(), target[0], target.length > 1 ? target[1] : "", headers, Body.of(sample.body()));
    }

    private String translatedPath(String target) {
        Matcher note = Pattern.compile("/notes/(\\d+)").matcher(target);
        return note.find() ? target.replace(note.group(1), translated(note.group(1))) : target;
    }

    private String translated(String text) {
        String bare = text.replace("\"", "");
        return text.replace(bare, translations.getOrDefault(bare, bare));
    }

    private void learn(Pattern pattern, String recorded, String actual) {
        Matcher ours = pattern.matcher(actual);
        Matcher theirs = pattern.matcher(recorded);
        while (theirs.find() && ours.find()) {
            translations.put(theirs.group(1), ours.group(1));
        }
    }

    private static String header(Answer answer, String name) {
        return answer.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group()).toList();
    }

    /** The hrefs and names of a multi-status. */
    private static List<String> elements(String body) {
        return body.contains("[... shortened") || !body.contains("multistatus")
                ? List.of()
                : found(Pattern.compile("<d:href>[^<]*</d:href>|<oc:permissions>[^<]*</oc:permissions>"), body);
    }

    private static String withoutTimes(String json) {
        return jakarta.json.Json.createReader(new java.io.StringReader(json))
                .readObject()
                .toString()
                .replaceAll("\"(id|modified)\":\\d+", "\"$1\":0")
                .replaceAll("\"etag\":\"[0-9a-f]+\"", "\"etag\":\"\"");
    }
}
