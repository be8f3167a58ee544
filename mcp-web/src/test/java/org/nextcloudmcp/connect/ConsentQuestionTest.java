package org.nextcloudmcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.connect.EveryPageTest.number;
import static org.nextcloudmcp.connect.EveryPageTest.parsed;
import static org.nextcloudmcp.connect.EveryPageTest.text;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsentQuestionTest {

    private static final PageTemplates TEMPLATES = new PageTemplates();

    private static String page(String client, Scopes scopes) {
        return TEMPLATES.render(AllPages.question(new ClientId(client), scopes));
    }

    @Test
    void names_the_client_the_server_the_nextcloud_the_provider_and_the_way_back() throws Exception {
        var main = text(parsed(page("claude-code", AllPages.SCOPES)), "//main");

        assertThat(main)
                .contains("claude-code")
                .contains("Nextcloud MCP Broker")
                .contains("mcp.example.org")
                .contains("https://cloud.example.org/nextcloud")
                .contains("id.example.org:8443")
                .contains("See and read your files")
                .contains("Until you take it back")
                .contains("revoke_nextcloud_access");
    }

    @Test
    void has_one_form_without_script_that_posts_the_request_and_one_of_two_decisions() throws Exception {
        var page = parsed(page("claude-code", AllPages.SCOPES));

        assertThat(number(page, "//form")).isEqualTo(1);
        assertThat(text(page, "//form/@method")).isEqualTo("post");
        assertThat(text(page, "//form/@action")).isEqualTo("connect");
        assertThat(text(page, "//form/input[@type='hidden'][@name='request']/@value"))
                .isEqualTo(AllPages.HANDLE.value());
        assertThat(text(page, "//form/button[@name='decision'][@value='continue']"))
                .isEqualTo("Continue");
        assertThat(text(page, "//form/button[@name='decision'][@value='decline']"))
                .isEqualTo("Decline");
    }

    @Test
    void shows_the_request_value_nowhere_but_in_the_form() {
        var html = page("claude-code", AllPages.SCOPES);

        assertThat(html.split(AllPages.HANDLE.value(), -1)).hasSize(2);
        assertThat(AllPages.question(new ClientId("claude-code"), AllPages.SCOPES))
                .asString()
                .doesNotContain(AllPages.HANDLE.value());
    }

    @Test
    void shows_a_scope_that_it_does_not_know_by_its_name() {
        assertThat(page("claude-code", Scopes.of("mail.send"))).contains("Use the permission “mail.send”");
    }

    @Test
    void keeps_who_you_are_apart_from_what_it_may_do() throws Exception {
        var page = parsed(page("claude-code", Scopes.of("openid", "email", "notes.read")));

        assertThat(number(page, "//section[h2='What it may do']/ul[1]/li")).isEqualTo(1);
        assertThat(number(page, "//h3/following-sibling::ul/li")).isEqualTo(2);
        assertThat(number(parsed(page("c", Scopes.of("notes.read"))), "//h3")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' autofocus onfocus='alert(1)",
                "{{request}}{{{request}}}",
                "</title><script>1</script>",
                "&lt;b&gt; &#60;script&#62;"
            })
    void shows_a_hostile_client_id_as_the_text_it_is(String client) throws Exception {
        var page = parsed(page(client, AllPages.SCOPES));

        assertThat(text(page, "//dd/bdi")).isEqualTo(client);
        assertThat(number(page, "//script | //img | //b | //@onfocus | //@onerror"))
                .isZero();
    }

    @Test
    void takes_from_a_client_id_what_would_turn_the_text_around_or_fill_the_page() throws Exception {
        var page = parsed(page("good\u202Eexe.cod\u0000\u200B\n" + "x".repeat(5000), AllPages.SCOPES));

        assertThat(text(page, "//dd/bdi"))
                .startsWith("good exe.cod x")
                .endsWith("…")
                .hasSize(200);
    }

    @ParameterizedTest
    @CsvSource({"-5, few seconds", "59, few seconds", "60, minute", "119, minute", "120, 2 minutes", "600, 10 minutes"})
    void says_the_time_that_is_left_in_words(long seconds, String words) {
        var question = ConsentQuestion.of(
                AllPages.HANDLE,
                new ClientId("c"),
                AllPages.SCOPES,
                AllPages.PUBLIC_URL,
                URI.create("https://cloud.example.org"),
                AllPages.PROVIDER,
                Duration.ofSeconds(seconds));

        assertThat(question.timeLeft()).isEqualTo(words);
    }
}
