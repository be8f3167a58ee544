package org.nextcloudmcp.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.revocation.RevocationDelivery;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * Sees to it that a probe's refresh token does not outlive the probe. It lies in the revocation outbox from the moment
 * it comes, put off for longer than a probe lasts: if this server ends in the middle, it is revoked all the same. And who
 * consents to a real grant has that outbox emptied first, so that nothing done here afterwards can concern the grant.
 */
final class SafeKeeping {

    private static final Duration LONGER_THAN_A_PROBE = Duration.ofMinutes(30);

    private final Subject subject;
    private final RevocationOutbox outbox;
    private final RevocationDelivery delivery;
    private final OwnTransaction transaction;
    private final Clock clock;
    private OptionalLong entry = OptionalLong.empty();

    SafeKeeping(
            Subject subject,
            RevocationOutbox outbox,
            RevocationDelivery delivery,
            OwnTransaction transaction,
            Clock clock) {
        this.subject = subject;
        this.outbox = outbox;
        this.delivery = delivery;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** From now on it is this token; the one before it is spent. */
    void keep(RefreshToken newest) {
        var before = entry;
        entry = OptionalLong.of(transaction.call(() -> {
            before.ifPresent(outbox::confirmed);
            var id = outbox.add(subject, newest, clock.instant());
            outbox.failed(id, clock.instant().plus(LONGER_THAN_A_PROBE));
            return id;
        }));
    }

    /** Whether nobody has had the kept token revoked meanwhile. */
    boolean untouched() {
        return entry.isEmpty()
                || transaction.call(() -> outbox.find(entry.getAsLong())).isPresent();
    }

    /** The end: the kept token goes to the provider now, and again until it confirms. */
    void release() {
        entry.ifPresent(id -> {
            transaction.run(() -> outbox.failed(id, clock.instant()));
            delivery.deliver(id);
        });
        entry = OptionalLong.empty();
    }
}
