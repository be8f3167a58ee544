package org.nextcloudmcp.elicitation;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.provisioning.ConsentProgress;
import org.nextcloudmcp.provisioning.Provisioning;
import org.nextcloudmcp.streaming.Heartbeat;

/**
 * Who waits for a user's consent. Nobody who waits holds a thread: every other second one of them looks for all, and at
 * once when a user of this node has answered. Looking also finds what another node was told.
 */
@Singleton
public class Consents {

    private static final Logger LOG = Logger.getLogger(Consents.class.getName());

    private final Provisioning provisioning;
    private final Heartbeat heartbeat;
    private final Clock clock;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    @Resource
    @SuppressWarnings("NullAway.Init") // the container injects it
    private ManagedExecutorService threads;

    @Inject
    public Consents(Provisioning provisioning, Heartbeat heartbeat, Clock clock) {
        this.provisioning = provisioning;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    /** One who waits; not a record, because two that wait for the same are two. */
    private static final class Waiting {
        private final Subject subject;
        private final URI link;
        private final Instant until;
        private final Consumer<ConsentProgress> then;

        Waiting(Subject subject, URI link, Instant until, Consumer<ConsentProgress> then) {
            this.subject = subject;
            this.link = link;
            this.until = until;
            this.then = then;
        }
    }

    void whenStarting(@Observes @Initialized(ApplicationScoped.class) Object start) {
        var odd = new AtomicBoolean();
        heartbeat.join(() -> {
            odd.set(!odd.get());
            if (odd.get()) {
                look();
            }
            return true;
        });
    }

    /**
     * How it stands now.
     *
     * @param link our connect page, as it was handed out to this subject
     */
    public ConsentProgress progress(Subject subject, URI link) {
        return ConsentLinkHandle.of(link)
                .map(handle -> provisioning.progress(subject, handle))
                .orElse(ConsentProgress.OVER);
    }

    /**
     * Waits.
     *
     * @param until the longest
     * @param then told how it stands when it has changed, or that it is still open when the time is over
     * @return ends the waiting; nobody is told then
     */
    public Runnable await(Subject subject, URI link, Instant until, Consumer<ConsentProgress> then) {
        var one = new Waiting(subject, link, until, then);
        waiting.add(one);
        return () -> waiting.remove(one);
    }

    /** Looks, on another thread, for all who wait. To be called when some user has answered. */
    public void look() {
        if (!waiting.isEmpty() && looking.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    waiting.forEach(this::look);
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    private void look(Waiting one) {
        var progress = ConsentProgress.OPEN;
        try {
            progress = progress(one.subject, one.link);
        } catch (EJBException e) {
            // the database is away: nothing is known, and waiting goes on
            LOG.log(Level.FINE, "a consent cannot be looked up now", e);
        }
        if ((progress != ConsentProgress.OPEN || !clock.instant().isBefore(one.until)) && waiting.remove(one)) {
            one.then.accept(progress);
        }
    }
}
