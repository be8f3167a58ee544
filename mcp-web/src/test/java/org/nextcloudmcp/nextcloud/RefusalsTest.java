package org.nextcloudmcp.nextcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A refusal of Nextcloud")
class RefusalsTest {

    @Test
    @DisplayName("in maintenance says so and when to try again")
    void maintenance() {
        assertThat(sentence(Recorded.answer("general/maintenance-DAV")))
                .contains("Nextcloud is in maintenance mode")
                .contains("in a few minutes");
        assertThat(sentence(Recorded.answer("general/maintenance-OCS"))).contains("maintenance mode");
        var withTime = new NextcloudResponse(503, Map.of("Retry-After", "120"), new byte[0], false);
        assertThat(sentence(withTime)).contains("in 120 seconds");
    }

    @ParameterizedTest
    @DisplayName("names the cause and the remedy, and never a page")
    @CsvSource(delimiter = '|', textBlock = """
            400 | does not accept this request       | Change the arguments
            401 | does not accept the sign-in        | Sign in again
            403 | may not do this with the thing     | Ask its owner
            404 | does not have the thing            | list or search
            405 | does not do this                   | look at it first
            409 | stands against this                | Nothing was changed
            412 | has changed the thing              | current etag
            413 | so much at once                    | in parts
            422 | does not accept this request       | Change the arguments
            423 | locked                             | Try again in a minute
            429 | too many requests                  | Try again in a few minutes
            500 | internal error                     | not retried
            502 | not available at the moment        | Try again in a few minutes
            503 | not available at the moment        | Try again in a few minutes
            504 | not available at the moment        | Try again in a few minutes
            507 | not enough space                   | larger quota
            418 | answered with HTTP 418             | Check the arguments
            """)
    void causeAndRemedy(int status, String cause, String remedy) {
        var page = "<html><title>Oops at /var/www</title></html>";
        assertThat(sentence(Recorded.made(status, "text/html", page)))
                .contains(cause)
                .contains(remedy)
                .doesNotContain("Oops", "<", "unknown error");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405, 409, 412, 422, 500, 503, 507, 418})
    @DisplayName("passes on what the app says in words for people")
    void ownWords(int status) {
        assertThat(sentence(Recorded.made(status, "application/json", "{\"message\":\"The cat sits on it\"}")))
                .contains("Nextcloud says: “The cat sits on it”.");
    }

    @Test
    @DisplayName("that never came says whether the change may have been made")
    void unreachable() {
        var cause = new IllegalStateException("test");
        var read = NextcloudRequest.getJson("/a");
        var write = NextcloudRequest.of("PUT", "/a");

        assertThat(Refusals.unreachable(write, new NextcloudUnreachableException(false, cause))
                        .sentence())
                .contains("Nothing was changed");
        assertThat(Refusals.unreachable(read, new NextcloudUnreachableException(true, cause))
                        .sentence())
                .contains("Nothing was changed");
        assertThat(Refusals.unreachable(write, new NextcloudUnreachableException(true, cause))
                        .sentence())
                .contains("not known whether the change was made");
    }

    @Test
    @DisplayName("never carries a page, whoever made it")
    void noPages() {
        var page = Recorded.made(502, "text/html", "<html><body>nginx at 10.0.0.7</body></html>");
        assertThat(sentence(page)).doesNotContain("nginx").doesNotContain("<");
        var disguised = Recorded.made(500, "application/xml", "<html><body>secret</body></html>");
        assertThat(sentence(disguised)).doesNotContain("secret");
    }

    @Test
    @DisplayName("gives Nextcloud's words in one line of bounded length")
    void boundedWords() {
        var long_ = "{\"message\":\"a\\n\\u0007b" + "x".repeat(5000) + "\"}";
        var sentence = sentence(Recorded.made(400, "application/json", long_));
        assertThat(sentence).contains("a bxxx").hasSizeLessThan(500);
        assertThat(sentence.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    @DisplayName("that is a redirect is not followed and points to the setting")
    void redirect() {
        var redirect = new NextcloudResponse(302, Map.of("Location", "https://evil.example"), new byte[0], false);
        assertThat(sentence(redirect)).contains("nextcloud.url").doesNotContain("evil");
    }

    @Test
    @DisplayName("for lack of space gives the figures")
    void quota() {
        assertThat(sentence(Recorded.answer("files/29-put-quota-exceeded")))
                .contains("1200000 required, 1048576 available")
                .contains("Nothing was written");
    }

    @Test
    @DisplayName("for a name gives Nextcloud's reason")
    void name() {
        assertThat(sentence(Recorded.answer("files/24-put-forbidden-name-htaccess")))
                .contains("Filename is a reserved word");
    }

    @Test
    @DisplayName("with an internal error does not claim that Nextcloud is down")
    void internalError() {
        assertThat(sentence(Recorded.made(500, "text/html", "")))
                .contains("internal error")
                .contains("not retried")
                .doesNotContain("not available");
    }

    private static String sentence(NextcloudResponse response) {
        return Refusals.of(response, "the thing").sentence();
    }
}
