package org.nextcloudmcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryPageTest {

    private static final PageTemplates TEMPLATES = new PageTemplates();
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    static Stream<Map.Entry<String, Answer>> pages() {
        return AllPages.all().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void is_well_formed_and_has_the_landmarks_of_an_accessible_page(Map.Entry<String, Answer> entry) throws Exception {
        var html = TEMPLATES.render(entry.getValue().page());
        keepForTheEye(entry.getKey(), html);
        var page = parsed(html);

        assertThat(html).startsWith("<!DOCTYPE html>");
        assertThat(text(page, "/html/@lang")).isEqualTo("en");
        assertThat(text(page, "/html/head/title"))
                .startsWith(entry.getValue().page().title());
        assertThat(number(page, "//h1")).isEqualTo(1);
        assertThat(text(page, "//main//h1")).isEqualTo(entry.getValue().page().title());
        assertThat(number(page, "//main")).isEqualTo(1);
        assertThat(text(page, "//meta[@name='viewport']/@content")).startsWith("width=device-width");
        assertThat(number(page, "//section[not(@aria-labelledby = .//@id)]")).isZero();
        assertThat(number(page, "//*[@id = preceding::*/@id]"))
                .as("ids are unique")
                .isZero();
        assertThat(number(page, "//h3[not(preceding::h2)]"))
                .as("no heading level is skipped")
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void runs_nothing_and_loads_nothing(Map.Entry<String, Answer> entry) throws Exception {
        var page = parsed(TEMPLATES.render(entry.getValue().page()));

        assertThat(number(page, "//script | //iframe | //img | //object | //embed | //base"))
                .isZero();
        assertThat(number(page, "//@style | //@*[starts-with(name(), 'on')]"))
                .as("what the Content-Security-Policy would stop")
                .isZero();
        assertThat(number(page, "//@src")).isZero();
        assertThat(number(page, "//@href[not(starts-with(., '#') or starts-with(., 'data:image/svg+xml'))]"))
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void says_with_an_error_status_that_it_is_a_problem_and_what_to_do_next(Map.Entry<String, Answer> entry)
            throws Exception {
        var answer = entry.getValue();
        if (answer.page() instanceof Notice notice) {
            var page = parsed(TEMPLATES.render(notice));
            assertThat(notice.next()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(number(page, "//section[h2 = 'What to do next']//li"))
                    .isEqualTo(notice.next().size());
            assertThat(text(page, "//*[h1]/@role")).isEqualTo(notice.problem() ? "alert" : "status");
        }
        if (answer.status() == 200 && answer.page() instanceof Notice notice) {
            assertThat(notice.problem()).isFalse();
        }
        assertThat(answer.retryAfter().isPresent() && answer.status() != 503)
                .as("Retry-After goes with 503 only")
                .isFalse();
    }

    /** The rendered pages stay under target/pages, to be looked at in a browser. */
    private static void keepForTheEye(String name, String html) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "pages"));
        Files.writeString(folder.resolve(name + ".html"), html);
    }

    static Document parsed(String html) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(html)));
    }

    static String text(Document page, String path) throws Exception {
        return XPATH.evaluate(path, page);
    }

    static int number(Document page, String path) throws Exception {
        return ((Double) XPATH.evaluate("count(" + path + ")", page, javax.xml.xpath.XPathConstants.NUMBER)).intValue();
    }
}
