package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.Reply;

/** What comes of an exchange is used if it is exactly what was asked for; anything else never reaches Nextcloud. */
@ExtendWith(ExchangeStage.class)
class BadExchangeIT {
    private final StrictStage stage;
    private final Caller caller;
    private final ServiceCaller worker;

    BadExchangeIT(StrictStage stage) {
        this.stage = stage;
        this.caller = new Caller(stage);
        this.worker = new ServiceCaller(stage.publicUrl(), GrantStage.WORKER);
    }

    static Stream<BadExchange> bad() {
        return Stream.of(BadExchanges.answers(), BadExchanges.refusals(), BadExchanges.outages())
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void reachesNeitherNextcloudNorAService(BadExchange bad) {
        int requestsBefore = stage.standIn().journal().size();
        int logBefore = stage.broker().messages().length();
        bad.behaviour().accept(stage.provider().behaviour());

        Reply tool = caller.readFile(caller.token());
        Reply token = worker.exchange(caller.token(), "files.read");

        assertThat(tool.status()).as(tool.body()).isIn(200, 503);
        if (tool.status() == 200) {
            assertThat(tool.json().getJsonObject("result").getBoolean("isError"))
                    .as(tool.body())
                    .isTrue();
        }
        assertThat(stage.standIn().journal()).as("requests to Nextcloud").hasSize(requestsBefore);
        boolean outage = bad.outcome().equals("UNAVAILABLE");
        assertThat(token.status()).as(token.body()).isIn(outage ? List.of(503) : List.of(400, 500));
        assertThat(token.header("Retry-After").isPresent()).as("Retry-After").isEqualTo(outage);
        assertThat(token.body()).contains("\"error\"").doesNotContain("access_token\"");
        assertThat(stage.broker().messages().substring(logBefore))
                .containsPattern("org\\.nextcloudmcp\\.audit.*EXCHANGE.*" + bad.outcome());
        stage.provider().behaviour().reset();
        Await.until(
                "an exchange to work again",
                Duration.ofSeconds(30),
                () -> worker.exchange(caller.token(), "files.read").status() == 200);
    }
}
