package org.nextcloudmcp.benchmark;

import java.time.Duration;

/**
 * One round of load.
 *
 * @param latencies of all requests in nanoseconds, shortest first
 * @param took wall clock
 * @param processorTime what the server's process used meanwhile
 */
record Round(long[] latencies, Duration took, Duration processorTime) {

    int requests() {
        return latencies.length;
    }

    double requestsPerProcessorSecond() {
        return requests() / (processorTime.toNanos() / 1e9);
    }

    double microsecondsOfProcessor() {
        return processorTime.toNanos() / 1e3 / requests();
    }

    double requestsPerSecond() {
        return requests() / (took.toNanos() / 1e9);
    }

    /** Milliseconds within which this share of the callers had their answer. */
    double within(double share) {
        return latencies[(int) Math.min(latencies.length - 1, Math.round(share * latencies.length))] / 1e6;
    }
}
