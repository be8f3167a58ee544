package org.nextcloudmcp.mcp;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.AsyncContext;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nextcloudmcp.limits.Permission;
import org.nextcloudmcp.limits.StreamLimits;
import org.nextcloudmcp.streaming.Heartbeat;

/** Runs requests whose answer may become a stream. */
@Singleton
public class OverTime {

    private final StreamLimits limits;
    private final Heartbeat heartbeat;
    private final CallTime time;
    private final Incidents incidents;
    private final OpenQuestions questions;
    private final RunningRequests running;
    private final ConsentRounds consents;
    private final McpResponses responses;
    private final AtomicBoolean collecting = new AtomicBoolean();

    @Resource
    @SuppressWarnings("NullAway.Init") // the container injects it
    private ManagedExecutorService threads;

    @Inject
    public OverTime(
            StreamLimits limits,
            Heartbeat heartbeat,
            CallTime time,
            Incidents incidents,
            OpenQuestions questions,
            RunningRequests running,
            ConsentRounds consents,
            McpResponses responses) {
        this.limits = limits;
        this.heartbeat = heartbeat;
        this.time = time;
        this.incidents = incidents;
        this.questions = questions;
        this.running = running;
        this.consents = consents;
        this.responses = responses;
    }

    /** Answers that other nodes got are looked for as long as there are questions. */
    void whenStarting(@Observes @Initialized(ApplicationScoped.class) Object start) {
        heartbeat.join(() -> {
            if (!questions.isEmpty() && collecting.compareAndSet(false, true)) {
                threads.execute(() -> {
                    try {
                        questions.collect();
                    } finally {
                        collecting.set(false);
                    }
                });
            }
            return true;
        });
    }

    /**
     * Begins; the answer follows on its own.
     *
     * @param context of the same suspended request as {@code response}
     * @param headers of the stream, if it comes to one
     * @param mayStream whether the client takes streams
     * @param permission to be given back when it is over
     */
    void start(
            Prepared.ToRun toRun,
            AsyncResponse response,
            AsyncContext context,
            Map<String, String> headers,
            boolean mayStream,
            Permission.Granted permission) {
        var asked = toRun.asked();
        var exchange = new Exchange(
                toRun, permission, new Exchange.Surroundings(threads, heartbeat, time, incidents, questions, consents));
        running.add(asked, exchange);
        exchange.begin(new Reply(
                asked,
                response,
                context,
                responses,
                limits,
                headers,
                mayStream,
                exchange::disconnected,
                exchange::release));
    }
}
