package org.nextcloudmcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.connect.EveryPageTest.number;
import static org.nextcloudmcp.connect.EveryPageTest.parsed;
import static org.nextcloudmcp.connect.EveryPageTest.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.provisioning.Refusal;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CallbackAnswersTest {

    private static final PageTemplates TEMPLATES = new PageTemplates();

    @Test
    void each_refusal_has_its_status() {
        var statuses = new EnumMap<Refusal, Integer>(Refusal.class);
        for (var why : Refusal.values()) {
            statuses.put(why, AllPages.refused(why, "e", "d").status());
        }

        assertThat(statuses)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(Refusal.NO_STATE, 400),
                        Map.entry(Refusal.UNKNOWN_STATE, 400),
                        Map.entry(Refusal.EXPIRED, 410),
                        Map.entry(Refusal.ALREADY_USED, 410),
                        Map.entry(Refusal.OTHER_BROWSER, 403),
                        Map.entry(Refusal.WRONG_ISSUER, 400),
                        Map.entry(Refusal.DECLINED_AT_PROVIDER, 403),
                        Map.entry(Refusal.PROVIDER_ERROR, 502),
                        Map.entry(Refusal.CODE_REFUSED, 502),
                        Map.entry(Refusal.ID_TOKEN_INVALID, 502),
                        Map.entry(Refusal.OTHER_USER, 403),
                        Map.entry(Refusal.WRONG_AUDIENCE, 502),
                        Map.entry(Refusal.NO_REFRESH_TOKEN, 502),
                        Map.entry(Refusal.PROVIDER_UNREACHABLE, 503),
                        Map.entry(Refusal.NOT_LOOKED_UP, 503),
                        Map.entry(Refusal.NOT_STORED, 503)));
    }

    @Test
    void no_two_refusals_read_the_same() {
        assertThat(Arrays.stream(Refusal.values())
                        .map(why -> AllPages.refused(why, "e", "d").page().title()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_that_is_not_about_an_older_answer_says_that_nothing_was_stored(Refusal why) {
        if (why != Refusal.ALREADY_USED) {
            assertThat(TEMPLATES.render(AllPages.refused(why, "e", "d").page())).contains("Nothing was stored");
        }
    }

    @Test
    void another_user_is_told_so_without_a_word_about_whose_link_it_is() {
        var html =
                TEMPLATES.render(AllPages.refused(Refusal.OTHER_USER, "e", "d").page());

        assertThat(html)
                .contains("belongs to another account")
                .contains("signed in at the sign-in provider as somebody else")
                .contains("sign out at the sign-in provider");
    }

    @Test
    void an_unreachable_provider_says_when_to_come_back() {
        assertThat(AllPages.refused(Refusal.PROVIDER_UNREACHABLE, "e", "d").retryAfter())
                .isPresent();
    }

    @Test
    void a_decline_at_the_provider_is_no_alarm() {
        var page = (Notice) AllPages.refused(Refusal.DECLINED_AT_PROVIDER, "access_denied", "d")
                .page();

        assertThat(page.role()).isEqualTo("status");
    }

    @Test
    void the_providers_words_are_escaped_marked_as_its_own_and_of_limited_length() throws Exception {
        var answer = AllPages.refused(
                Refusal.PROVIDER_ERROR,
                "<script>x</script>".repeat(10),
                "<a href=\"https://evil.example\">Log in</a> \u202E here\r\n" + "y".repeat(4000));
        var page = parsed(TEMPLATES.render(answer.page()));

        assertThat(number(page, "//script | //a[@href != '#main']")).isZero();
        assertThat(text(page, "//section[h2 = 'What the sign-in provider wrote']/blockquote/p[1]"))
                .startsWith("<a href=\"https://evil.example\">Log in</a> here yyy")
                .hasSize(300);
        assertThat(text(page, "//blockquote//code")).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void words_that_cannot_be_shown_count_as_none() throws Exception {
        var page = parsed(TEMPLATES.render(
                AllPages.refused(Refusal.PROVIDER_ERROR, "\u0007", "\u200B \n").page()));

        assertThat(number(page, "//blockquote")).isZero();
    }

    @Test
    void success_says_what_was_granted_since_when_and_that_the_tab_can_be_closed() throws Exception {
        var answer = CallbackAnswers.of(AllPages.connected());
        var page = parsed(TEMPLATES.render(answer.page()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(page, "//main"))
                .contains("Done")
                .contains("You can close this tab")
                .contains("See and read your files")
                .contains("5 June 2026 at 14:05 UTC")
                .doesNotContain("openid");
        assertThat(text(page, "//time/@datetime")).isEqualTo("2026-06-05T14:05:09Z");
    }
}
