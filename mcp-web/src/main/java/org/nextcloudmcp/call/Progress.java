package org.nextcloudmcp.call;

import java.util.Optional;
import java.util.OptionalDouble;

/** Where a call tells how far it has come. Nothing happens unless the client asked to be told. */
@FunctionalInterface
public interface Progress {

    /**
     * Tells the client.
     *
     * @param progress more than at the call before; what does not grow is not sent
     * @param total what {@code progress} will be at the end, if that is known
     * @param message one sentence for people
     */
    void report(double progress, OptionalDouble total, Optional<String> message);

    default void report(double progress, double total) {
        report(progress, OptionalDouble.of(total), Optional.empty());
    }

    default void report(double progress, double total, String message) {
        report(progress, OptionalDouble.of(total), Optional.of(message));
    }

    /** For a client that did not ask. */
    static Progress untold() {
        return (progress, total, message) -> {};
    }
}
