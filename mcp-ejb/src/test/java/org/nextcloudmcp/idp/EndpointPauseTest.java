package org.nextcloudmcp.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointPauseTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static EndpointPause after(int status, Optional<String> retryAfter) {
        return EndpointPause.NONE.after(new HttpAnswer(status, Optional.empty(), retryAfter, ""), NOW);
    }

    private static EndpointPause afterSilences(int silences) {
        var pause = EndpointPause.NONE;
        for (var i = 0; i < silences; i++) {
            pause = pause.afterSilence(NOW);
        }
        return pause;
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void who_is_told_when_to_come_again_comes_then_and_not_before(int status) {
        var pause = after(status, Optional.of("60"));

        assertThat(pause.left(NOW)).contains(Duration.ofSeconds(60));
        assertThat(pause.left(NOW.plusMillis(59_999))).contains(Duration.ofMillis(1));
        assertThat(pause.left(NOW.plusSeconds(60))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200,60", "400,60", "500,60", "502,60", "429,", "503,"})
    void any_other_answer_pauses_nothing(int status, String retryAfter) {
        assertThat(after(status, Optional.ofNullable(retryAfter))).isEqualTo(EndpointPause.NONE);
    }

    @Test
    void single_calls_without_an_answer_pause_nothing() {
        assertThat(afterSilences(EndpointPause.MOST_SILENCES - 1).left(NOW)).isEmpty();
    }

    @Test
    void several_in_a_row_and_each_one_after_them_make_the_next_wait() {
        var pause = afterSilences(EndpointPause.MOST_SILENCES);

        assertThat(pause.left(NOW)).contains(LastGood.PAUSE_AFTER_FAILURE);
        var later = NOW.plus(LastGood.PAUSE_AFTER_FAILURE);
        assertThat(pause.left(later)).isEmpty();
        assertThat(pause.afterSilence(later).left(later)).contains(LastGood.PAUSE_AFTER_FAILURE);
    }

    @Test
    void an_answer_ends_the_row() {
        var answered = afterSilences(EndpointPause.MOST_SILENCES)
                .after(new HttpAnswer(500, Optional.empty(), Optional.empty(), ""), NOW);

        assertThat(answered.afterSilence(NOW).left(NOW)).isEmpty();
    }

    @Test
    void a_call_that_was_under_way_while_the_provider_asked_for_peace_does_not_end_it() {
        assertThat(after(429, Optional.of("60")).afterSilence(NOW).left(NOW)).contains(Duration.ofSeconds(60));
    }
}
