package org.nextcloudmcp.streaming;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One timer for everything that goes on over time: each second every member is asked whether it has something to do. */
@Singleton
public class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class.getName());

    /** Something that has to look at the time now and then. Must not block: all others wait behind it. */
    @FunctionalInterface
    public interface Member {

        /** A second has passed; answers whether it wants to be asked again. */
        boolean beat();
    }

    private final Set<Member> members = ConcurrentHashMap.newKeySet();

    @Resource
    @SuppressWarnings("NullAway.Init") // the container injects it
    private ManagedScheduledExecutorService timer;

    /** Starts with the application; the container ends it with the application. */
    public void whenStarting(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // every beat catches what its members throw, so the future has nothing to say
        var unused = timer.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    public void join(Member member) {
        members.add(member);
    }

    public void leave(Member member) {
        members.remove(member);
    }

    void beat() {
        members.removeIf(member -> !goesOn(member));
    }

    private static boolean goesOn(Member member) {
        try {
            return member.beat();
        } catch (RuntimeException | Error e) {
            // one member's fault must not stop the others, and what is thrown from a timer ends the timer
            LOG.log(Level.WARNING, "something over time failed and is given up", e);
            return false;
        }
    }
}
