package org.nextcloudmcp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.service.Requests.basic;
import static org.nextcloudmcp.service.Requests.form;
import static org.nextcloudmcp.service.Requests.refusal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.NextcloudCredential;

class ServiceAuthenticationTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final ToldAudit audit = new ToldAudit();
    private final Configuration configuration = Configurations.of(
            NextcloudCredential.GRANT,
            Configurations.service("worker", "s3cret", Set.of("nextcloud"), Optional.empty()),
            Configurations.service("other", "0ther", Set.of("nextcloud"), Optional.empty()));
    private final ServiceAuthentication authentication = new ServiceAuthentication(
            configuration,
            new FailedLogins(clock, new SecureRandom()),
            new DeniedServices(configuration, audit, clock));

    @Test
    void aServiceIsWhoItsSecretSays() throws RefusedException {
        assertThat(authentication.service(form("", basic("worker:s3cret"))).id().value())
                .isEqualTo("worker");
        assertThat(audit.told).isEmpty();
    }

    @Test
    void anUnknownIdAWrongSecretAnothersSecretAndNoneAtAllAreAnsweredAlike() {
        for (var header : new String[] {
            basic("nobody:s3cret"), basic("worker:wrong"), basic("worker:0ther"), basic("Worker:s3cret"), "Bearer x"
        }) {
            try {
                authentication.service(form("", header));
            } catch (RefusedException e) {
                assertThat(e.error()).as(header).isEqualTo(ServiceError.invalidClient());
                continue;
            }
            throw new AssertionError(header);
        }
        assertThat(refusal(() -> authentication.service(form("")))).isEqualTo("401 invalid_client");
    }

    @Test
    void tenFailuresAMinuteAreAnsweredAndThenTheyAreTooMany() {
        for (var i = 0; i < 10; i++) {
            assertThat(attempt("worker:wrong")).isEqualTo("401 invalid_client");
        }
        assertThat(attempt("worker:wrong")).isEqualTo("429 invalid_client");
        clock.forward(Duration.ofMillis(59_999));
        assertThat(attempt("worker:wrong")).isEqualTo("429 invalid_client");
        clock.forward(Duration.ofMillis(1));
        assertThat(attempt("worker:wrong")).isEqualTo("401 invalid_client");
    }

    @Test
    void anIdThatDoesNotExistIsCountedLikeOneThatDoes() {
        var answers = new HashMap<String, Integer>();
        for (var i = 0; i < 12; i++) {
            answers.merge(attempt("nobody:wrong"), 1, Integer::sum);
        }
        assertThat(answers).containsEntry("401 invalid_client", 10).containsEntry("429 invalid_client", 2);
    }

    @Test
    void whoeverFailsInAServicesNameDoesNotLockItOut() throws RefusedException {
        for (var i = 0; i < 50; i++) {
            attempt("worker:wrong");
        }
        assertThat(authentication.service(form("", basic("worker:s3cret"))).id().value())
                .isEqualTo("worker");
    }

    @Test
    void failuresLogTwoLinesAMinuteForAServiceThatExistsAndNoneForOthers() {
        for (var minute = 0; minute < 2; minute++) {
            for (var i = 0; i < 100; i++) {
                attempt("worker:wrong");
                attempt("nobody" + i + ":wrong");
            }
            clock.forward(Duration.ofMinutes(1));
        }
        assertThat(audit.told).containsExactly("SERVICE_DENIED WRONG_SECRET worker - -");
        assertThat(audit.logged)
                .containsExactly(
                        "SERVICE_DENIED TOO_MANY_FAILURES worker",
                        "SERVICE_DENIED WRONG_SECRET worker",
                        "SERVICE_DENIED TOO_MANY_FAILURES worker");
    }

    @Test
    void failuresWriteOneRowAnHourForEachServiceHoweverOftenTheyCome() {
        for (var minute = 0; minute < 180; minute++) {
            for (var i = 0; i < 12; i++) {
                attempt("worker:wrong");
            }
            clock.forward(Duration.ofMinutes(1));
        }
        attempt("other:wrong");
        assertThat(audit.told)
                .containsExactly(
                        "SERVICE_DENIED WRONG_SECRET worker - -",
                        "SERVICE_DENIED WRONG_SECRET worker - -",
                        "SERVICE_DENIED WRONG_SECRET worker - -",
                        "SERVICE_DENIED WRONG_SECRET other - -");
    }

    @Test
    void failuresInOtherNamesDoNotHideThoseInAServicesName() {
        for (var i = 0; i < 20_000; i++) {
            attempt("nobody" + i + ":wrong");
        }
        attempt("worker:wrong");
        assertThat(audit.told).containsExactly("SERVICE_DENIED WRONG_SECRET worker - -");
    }

    private String attempt(String login) {
        return refusal(() -> authentication.service(form("", basic(login))));
    }
}
