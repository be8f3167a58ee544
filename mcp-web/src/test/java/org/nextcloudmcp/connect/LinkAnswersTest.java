package org.nextcloudmcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.provisioning.UnusableReason;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinkAnswersTest {

    @Test
    void an_unknown_link_is_not_found_an_expired_or_used_one_is_gone() {
        assertThat(LinkAnswers.unusable(UnusableReason.UNKNOWN).status()).isEqualTo(404);
        assertThat(LinkAnswers.unusable(UnusableReason.EXPIRED).status()).isEqualTo(410);
        assertThat(LinkAnswers.unusable(UnusableReason.USED).status()).isEqualTo(410);
    }

    @Test
    void each_unusable_link_says_to_ask_the_assistant_again() {
        for (var reason : UnusableReason.values()) {
            assertThat(((Notice) LinkAnswers.unusable(reason).page()).next())
                    .anyMatch(step -> step.startsWith("Ask your assistant again"));
        }
    }

    @Test
    void a_missing_configuration_is_unavailable_and_tells_no_details() {
        var answer = LinkAnswers.misconfigured();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.page().title()).isEqualTo("This server is not configured yet");
    }

    @Test
    void an_unreachable_provider_is_unavailable_for_a_while() {
        assertThat(LinkAnswers.providerUnreachable().status()).isEqualTo(503);
        assertThat(LinkAnswers.providerUnreachable().retryAfter()).isPresent();
    }
}
