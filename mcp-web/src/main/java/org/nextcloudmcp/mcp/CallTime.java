package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.nextcloudmcp.settings.Configuration;

/** How long a call may take, and what its client is told when it took longer. */
@Singleton
public class CallTime {

    private static final Duration QUESTIONS = Duration.ofMinutes(10);

    private final Configuration configuration;

    @Inject
    public CallTime(Configuration configuration) {
        this.configuration = configuration;
    }

    /** A call begins. */
    Deadline start() {
        return new Deadline(System.nanoTime() + most().toNanos());
    }

    /** Questions to the client or its user are put: people take longer than programs. */
    Deadline startOfQuestions() {
        return new Deadline(System.nanoTime() + QUESTIONS.toNanos());
    }

    /** What the client of a call is told that took too long. */
    MethodOutcome over(Asked asked) {
        var sentence = "This took longer than " + most().toSeconds()
                + " seconds and was given up. It may or may not have been carried out: check before you repeat it.";
        return Explained.toClient(asked.method(), sentence);
    }

    private Duration most() {
        return configuration.settings().limits().callTime();
    }
}
