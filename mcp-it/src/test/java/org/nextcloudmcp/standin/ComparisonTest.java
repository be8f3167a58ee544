package org.nextcloudmcp.standin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.standin.dav.Xml;

/** A comparison that finds nothing wrong with a wrong answer would prove nothing. */
class ComparisonTest {
    private final Translations translations = new Translations();

    private List<String> json(String recorded, String actual) {
        return new JsonComparison(translations, path -> false, "card").problems(read(recorded), read(actual));
    }

    private static jakarta.json.JsonValue read(String text) {
        return Json.createReader(new StringReader(text)).read();
    }

    private List<String> xml(String recorded, String actual) {
        return new XmlComparison(translations, path -> false)
                .problems(
                        Xml.read(recorded.getBytes(UTF_8)).orElseThrow(),
                        Xml.read(actual.getBytes(UTF_8)).orElseThrow());
    }

    @Test
    void missingAndFurtherMembersOtherTypesAndValuesAreFound() {
        assertThat(json("{\"a\":1,\"b\":2}", "{\"a\":1}")).hasSize(1);
        assertThat(json("{\"a\":1}", "{\"a\":1,\"b\":2}")).hasSize(1);
        assertThat(json("{\"a\":1}", "{\"a\":\"1\"}")).hasSize(1);
        assertThat(json("{\"a\":[]}", "{\"a\":{}}")).hasSize(1);
        assertThat(json("{\"a\":[1]}", "{\"a\":[1,2]}")).hasSize(1);
        assertThat(json("{\"title\":\"x\"}", "{\"title\":\"y\"}")).hasSize(1);
        assertThat(json("{\"createdAt\":\"2026-11-21\"}", "{\"createdAt\":null}"))
                .hasSize(1);
    }

    @Test
    void idsMayDifferButTheSameIdStaysTheSame() {
        assertThat(json("{\"id\":7,\"boardId\":7}", "{\"id\":1,\"boardId\":3}")).isEmpty();
        assertThat(translations.target("/boards/7/cards/7?cardId=7")).isEqualTo("/boards/3/cards/1?cardId=1");
        assertThat(json("{\"id\":7}", "{\"id\":2}")).hasSize(1);
    }

    @Test
    void otherElementsOrdersAndTextsOfXmlAreFoundAndPrefixesAreFree() {
        assertThat(xml("<d:a xmlns:d=\"DAV:\"><d:b>1</d:b></d:a>", "<a xmlns=\"DAV:\"><b>1</b></a>"))
                .isEmpty();
        assertThat(xml("<a><b>1</b></a>", "<a><b>2</b></a>")).hasSize(1);
        assertThat(xml("<a><b/><c/></a>", "<a><c/><b/></a>")).isNotEmpty();
        assertThat(xml("<a><b/></a>", "<a/>")).isNotEmpty();
    }
}
