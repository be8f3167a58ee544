package org.nextcloudmcp.keys;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.keys.ReencryptionProgress.State;
import org.nextcloudmcp.resealing.Resealing;
import org.nextcloudmcp.resealing.SealedColumns;
import org.nextcloudmcp.resealing.SealedValues;
import org.nextcloudmcp.storage.SealedColumn;

/**
 * Seals everything anew with the first key, in the background and while the server serves. It keeps no record of how far
 * it came: what is left is what another key has sealed, so it goes on after a crash where it stopped.
 */
@Singleton
public class Reencryption {

    /** Small enough that a redemption waits some milliseconds at most for the rows of a batch. */
    static final int BATCH = 500;

    /** Another node with other keys, or one that was away, may have sealed values with an older key since. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(Reencryption.class.getName());

    private final SealedValues values;
    private final Resealing resealing;
    private final KeysInForce keys;
    private final ThreadFactory threads;
    private final Clock clock;

    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Instant dueAt = Instant.MIN;
    private volatile ReencryptionProgress progress = ReencryptionProgress.NOTHING_YET;

    @Inject
    Reencryption(
            SealedValues values, Resealing resealing, KeysInForce keys, ManagedThreadFactory threads, Clock clock) {
        this(values, resealing, keys, (ThreadFactory) threads, clock);
    }

    Reencryption(SealedValues values, Resealing resealing, KeysInForce keys, ThreadFactory threads, Clock clock) {
        this.values = values;
        this.resealing = resealing;
        this.keys = keys;
        this.threads = threads;
        this.clock = clock;
    }

    /** How far it is. */
    public ReencryptionProgress progress() {
        return progress;
    }

    /**
     * Begins now, whether or not it is due.
     *
     * @return false: it is running already
     */
    public boolean begin() {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        try {
            threads.newThread(this::run).start();
        } catch (RuntimeException | OutOfMemoryError noThread) {
            running.set(false);
            throw noThread;
        }
        return true;
    }

    /** The keys have changed: the next look begins. */
    void due() {
        dueAt = Instant.MIN;
    }

    void beginIfDue() {
        if (!clock.instant().isBefore(dueAt)) {
            begin();
        }
    }

    private void run() {
        var ended = false;
        try {
            pass();
            ended = true;
        } catch (SQLException e) {
            // Not the exception itself: that of a batch quotes the values.
            LOG.log(
                    Level.WARNING,
                    "Sealing anew is interrupted and goes on by itself: {0}, SQL state {1}",
                    new Object[] {e.getClass().getName(), e.getSQLState()});
        } finally {
            if (!ended) {
                end(State.INTERRUPTED);
            }
            running.set(false);
        }
    }

    /** Once over everything that another key than the first has sealed. */
    void pass() throws SQLException {
        var keyId = keys.get().sealingKeyId();
        var left = left(keyId);
        if (left == 0) {
            dueAt = clock.instant().plus(LOOK_AGAIN);
            return;
        }
        progress = ReencryptionProgress.begun(keyId, left, clock.instant());
        LOG.log(Level.INFO, "{0} values are to be sealed anew with the key {1}", new Object[] {
            Long.toString(left), keyId
        });
        for (var column : SealedColumns.ALL) {
            var how = column(column, keyId);
            if (how != State.RUNNING) {
                end(how);
                return;
            }
        }
        end(State.DONE);
        // What came in meanwhile from a node with older keys is for the next look, what does not open for a later one.
        dueAt = left(keyId) > progress.unreadable()
                ? Instant.MIN
                : clock.instant().plus(LOOK_AGAIN);
    }

    private State column(SealedColumn column, String keyId) throws SQLException {
        var after = 0L;
        while (true) {
            if (!keys.get().sealingKeyId().equals(keyId)) {
                return State.INTERRUPTED;
            }
            var batch = resealing.next(column, keyId, after, BATCH);
            if (batch.isEmpty()) {
                return State.ELSEWHERE;
            }
            var done = batch.get();
            progress = progress.with(done.resealed(), done.overtaken(), done.unreadable());
            if (done.last().isEmpty()) {
                return State.RUNNING;
            }
            after = done.last().getAsLong();
        }
    }

    private long left(String keyId) throws SQLException {
        return values.countByKey().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(keyId))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void end(State how) {
        progress = progress.ended(how, clock.instant());
        LOG.log(
                Level.INFO,
                "Sealing anew with the key {0}: {1}, {2} of {3} values, {4} a second, {5} replaced meanwhile, {6} do not open",
                new Object[] {
                    progress.keyId().orElse(""),
                    how,
                    Long.toString(progress.resealed()),
                    Long.toString(progress.total()),
                    Long.toString(progress.perSecond(clock.instant())),
                    Long.toString(progress.overtaken()),
                    Long.toString(progress.unreadable())
                });
    }
}
