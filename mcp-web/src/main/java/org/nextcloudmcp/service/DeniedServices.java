package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.settings.Configuration;

/**
 * Accounts for failed logins in the name of services that exist: two lines a minute in the log, the first failure and
 * the first beyond the limit, and the first line of an hour as a row too. Each service has a count of its own, so that
 * nobody silences it with failures in another name; other ids leave nothing.
 */
@Singleton
class DeniedServices {

    private static final Duration BETWEEN_ROWS = Duration.ofHours(1);

    private final Configuration configuration;
    private final Audit audit;
    private final Clock clock;

    /** By the ids of the settings, never by what somebody sends: it does not grow. */
    private final Map<ClientId, Denials> services = new ConcurrentHashMap<>();

    @Inject
    DeniedServices(Configuration configuration, Audit audit, Clock clock) {
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody gave this id and not its secret. */
    void denied(ClientId id) {
        configuration.settings().service().find(id).ifPresent(known -> note(known.id()));
    }

    private void note(ClientId service) {
        var now = clock.millis();
        var denials = services.compute(service, (id, before) -> Denials.after(before, now));
        Denials.outcome(denials.minute).ifPresent(outcome -> {
            if (denials.newRow) {
                audit.record(
                        AuditAction.SERVICE_DENIED, Optional.empty(), Optional.of(service), outcome, Optional.empty());
            } else {
                audit.log(AuditAction.SERVICE_DENIED, Optional.empty(), Optional.of(service), outcome);
            }
        });
    }

    /**
     * Those of one service.
     *
     * @param lastRow when the last row was written
     * @param newRow whether the last failure is that row
     */
    private record Denials(FailureWindow minute, long lastRow, boolean newRow) {

        static Denials after(@Nullable Denials before, long now) {
            var minute = FailureWindow.after(before == null ? null : before.minute, now);
            var due = before == null || now - before.lastRow >= BETWEEN_ROWS.toMillis();
            var newRow = due && outcome(minute).isPresent();
            return new Denials(minute, newRow || before == null ? now : before.lastRow, newRow);
        }

        static Optional<String> outcome(FailureWindow minute) {
            if (minute.failures() == 1) {
                return Optional.of("WRONG_SECRET");
            }
            return minute.failures() == FailedLogins.A_MINUTE + 1 ? Optional.of("TOO_MANY_FAILURES") : Optional.empty();
        }
    }
}
