package org.nextcloudmcp.standin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.nextcloudmcp.standin.dav.Xml;
import org.w3c.dom.Element;

/** Compares an answer with the recorded one, and learns from both what recorded ids and tokens are called here. */
record AnswerComparison(Sample sample, Translations translations, Predicate<String> anyValue) {
    private static final Set<String> COMPARED = Set.of(
            "content-type",
            "allow",
            "vary",
            "www-authenticate",
            "content-range",
            "x-notes-api-versions",
            "dav",
            "retry-after",
            "x-sabre-ew-gross",
            "x-nextcloud-maintenance-mode");
    private static final Set<String> PRESENT = Set.of(
            "etag",
            "oc-etag",
            "oc-fileid",
            "last-modified",
            "content-disposition",
            "location",
            "content-location",
            "link",
            "x-notes-chunk-cursor",
            "x-notes-chunk-pending",
            "x-nc-paginate",
            "x-nc-paginate-token");
    private static final Pattern SHORTENED = Pattern.compile("\\[\\.\\.\\. shortened by the recorder: .*");

    /** The headers that a client acts on are equal; those that differ from run to run are there. */
    void headers(Answer answer) {
        Map<String, String> actual = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        actual.putAll(answer.headers());
        sample.answerHeaders().forEach((name, recorded) -> {
            if (COMPARED.contains(name)) {
                assertThat(actual.get(name)).as(name).isEqualTo(recorded);
            } else if (PRESENT.contains(name)) {
                assertThat(actual.get(name)).as(name).isNotNull();
            }
            learn(name, recorded, actual.getOrDefault(name, ""));
        });
        assertThat(actual.containsKey("etag"))
                .as("has an ETag")
                .isEqualTo(sample.answerHeaders().containsKey("etag"));
    }

    private void learn(String name, String recorded, String actual) {
        if (name.endsWith("etag") || name.endsWith("token") || name.endsWith("cursor")) {
            translations.learn("", recorded, actual);
        } else if (name.equals("oc-fileid")) {
            translations.learn("file", number(recorded), number(actual));
        } else if (name.endsWith("location")) {
            translations.learnPath(recorded, actual);
        }
    }

    private static String number(String fileId) {
        return fileId.replaceFirst("^0*(\\d+).*$", "$1");
    }

    private Optional<Element> recordedXml() {
        return Xml.read(SHORTENED
                .matcher(sample.answerBody().strip())
                .replaceAll("[... shortened by the recorder]")
                .getBytes(StandardCharsets.UTF_8));
    }

    private boolean isJson() {
        String recorded = sample.answerBody().strip();
        return sample.answerHeaders().getOrDefault("content-type", "").contains("json")
                || (recorded.startsWith("{") && recorded.endsWith("}"));
    }

    /** Whether the recorder cut the body so that nothing can be read of it. */
    boolean isBodyUnknown() {
        return sample.isShortened() && !isJson() && recordedXml().isEmpty();
    }

    /** What differs between the bodies. */
    List<String> problems(Answer answer) {
        String recorded = sample.answerBody().strip();
        String actual = answer.body().text();
        if (isJson()) {
            String kind = sample.path().replaceFirst("(/\\d+)+$", "").replaceFirst(".*/", "");
            return new JsonComparison(translations, anyValue, Translations.kind(kind))
                    .problems(json(recorded), json(actual));
        } else if (recorded.startsWith("[binary")
                || recorded.startsWith("<!DOCTYPE")
                || sample.answerHeaders().getOrDefault("content-type", "").startsWith("text/html")) {
            return List.of();
        }
        Optional<Element> document = recordedXml();
        if (document.isPresent()) {
            return new XmlComparison(translations, anyValue)
                    .problems(
                            document.get(),
                            Xml.read(answer.body().bytes()).orElseThrow(() -> new AssertionError(actual)));
        }
        String expected = translations.text(recorded);
        return expected.equals(actual.replace("\r\n", "\n").strip()) || anyValue.test("")
                ? List.of()
                : List.of("recorded " + expected + " but was " + actual);
    }

    private static JsonValue json(String text) {
        if (text.isBlank()) {
            return JsonValue.NULL;
        }
        try (var reader = Json.createReader(new StringReader("[" + text + "]"))) {
            return reader.readArray().get(0);
        }
    }
}
