package org.nextcloudmcp.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays what was recorded on a real Nextcloud 32, in its order and in one world, and compares what a client can notice:
 * status, headers, and the body's shape and values. Ids, ETags and tokens differ; they are translated as they appear.
 */
public abstract class ContractReplay {
    private static final Pattern SECOND_USER =
            Pattern.compile("other-user|receiver|sharee(?!s)|by-bob|maintenance-DAV");
    private static final Pattern THIRD_USER = Pattern.compile("third-user|no-access|quota");

    private final List<String> folders;
    private final Translations translations = new Translations();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:30:00Z"));
    private final TestProvider provider = new TestProvider(clock);
    private final Map<String, String> notInFull = new TreeMap<>();

    @TempDir
    Path folder;

    @org.jspecify.annotations.Nullable
    private Routes routes;

    /** @param folders of samples, which are replayed one after the other */
    protected ContractReplay(String... folders) {
        this.folders = List.of(folders);
    }

    /** Brings about what there was before the first sample. */
    protected void begin() {}

    /** The samples in the order in which they were recorded, where that is not the order of folders and names. */
    protected List<Sample> inOrder(List<Sample> samples) {
        return samples;
    }

    /** Brings about what unrecorded steps before this sample had brought about. */
    protected void before(Sample sample) {}

    /** Why no more than the status of a sample can be compared. */
    protected Optional<String> onlyTheStatus(Sample sample) {
        return Optional.empty();
    }

    /**
     * Whether a value need not be equal.
     *
     * @param path names and indices with dots between, for example {@code ocs.data.0.quota}; of XML the local names
     */
    protected boolean anyValue(Sample sample, String path) {
        return false;
    }

    /** Who asked, which only the names of the samples tell. */
    protected String user(Sample sample) {
        if (THIRD_USER.matcher(sample.name()).find()) {
            return "carol";
        }
        return SECOND_USER.matcher(sample.name()).find() ? "bob" : "alice";
    }

    /** Whether the text that a request sent ended with a line end, which the recorder did not show. */
    protected boolean endsWithALine(Sample sample) {
        return sample.body().startsWith("Hello");
    }

    /** The world of the replay. */
    protected final World world() {
        return Objects.requireNonNull(routes).world();
    }

    /** Sets the clock forward; before each sample it goes two seconds on. */
    protected final void later(long seconds) {
        clock.advance(seconds);
    }

    /** Sends an unrecorded request. Headers are names and values in turn. */
    protected final Answer send(String user, String method, String target, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("ocs-apirequest", "true", "accept", "application/json"));
        if (body.startsWith("{")) {
            all.put("content-type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        all.put("authorization", "Bearer " + provider.token(user));
        return answer(method, target, all, Body.of(body));
    }

    /** Says what a recorded id of an unrecorded step is here, for example {@code ("board", "4", "1")}. */
    protected final void translate(String kind, String recorded, String actual) {
        translations.learn(Translations.kind(kind), recorded, actual);
    }

    @TestFactory
    Stream<DynamicTest> isAnsweredAsRecorded() throws IOException, URISyntaxException {
        routes = Apps.routes(URI.create("http://127.0.0.1:8888"), folder, provider.bearerTokens(), clock);
        begin();
        List<Sample> samples = new ArrayList<>();
        for (String name : folders) {
            samples.addAll(
                    Sample.folder(Path.of(Objects.requireNonNull(ContractReplay.class.getResource("/nextcloud/" + name))
                            .toURI())));
        }
        Stream<DynamicTest> tests =
                inOrder(samples).stream().map(sample -> DynamicTest.dynamicTest(sample.name(), () -> replay(sample)));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("in full, or why not", () -> {
            System.out.printf(
                    "[contract] %s: %d samples, %d of them in full; of the others %s%n",
                    folders, samples.size(), samples.size() - notInFull.size(), notInFull);
        })));
    }

    private void replay(Sample sample) {
        if (!sample.name().matches(".*same-second-[23].*")) {
            clock.advance(2);
        }
        before(sample);
        world().maintenance(sample.name().startsWith("maintenance"));

        Answer answer = answer(sample.method(), translations.target(sample.target()), headers(sample), body(sample));

        assertThat(answer.status()).as(answer.body().text()).isEqualTo(sample.status());
        Optional<String> reason = onlyTheStatus(sample);
        if (reason.isPresent()) {
            notInFull.put(sample.name(), reason.get());
            return;
        }
        AnswerComparison comparison = new AnswerComparison(sample, translations, path -> anyValue(sample, path));
        comparison.headers(answer);
        if (comparison.isBodyUnknown()) {
            notInFull.put(sample.name(), "the recorder shortened its body");
        } else if (!sample.method().equals("HEAD")) {
            assertThat(comparison.problems(answer)).isEmpty();
        }
    }

    private Answer answer(String method, String target, Map<String, String> headers, Body body) {
        String[] parts = target.split("\\?", 2);
        return Objects.requireNonNull(routes)
                .answer(new Ask(method, parts[0], parts.length > 1 ? parts[1] : "", headers, body));
    }

    private Map<String, String> headers(Sample sample) {
        Map<String, String> headers = new HashMap<>(sample.headers());
        headers.computeIfPresent("authorization", (name, value) -> "Bearer " + provider.token(user(sample)));
        for (String name : List.of("if", "if-match", "if-none-match", "destination", "x-nc-paginate-token")) {
            headers.computeIfPresent(name, (same, value) -> translations.target(value));
        }
        return headers;
    }

    private Body body(Sample sample) {
        String text = translations.xml(translations.text(sample.body())) + (endsWithALine(sample) ? "\n" : "");
        if (text.startsWith("{") || text.startsWith("[")) {
            return Body.of(JsonIds.translated(text, translations));
        }
        return Body.of(text);
    }
}
