package org.nextcloudmcp.limits;

import java.time.Duration;

/** Whether something may begin. */
public sealed interface Permission {

    /** It may; to be closed when it has ended, exactly once or more. */
    final class Granted implements Permission, AutoCloseable {

        private final Runnable end;
        private boolean ended;

        Granted(Runnable end) {
            this.end = end;
        }

        /** Makes room for another one. Only the first time counts: a stream may end from two sides at once. */
        @Override
        public synchronized void close() {
            if (!ended) {
                ended = true;
                end.run();
            }
        }
    }

    /**
     * Not now.
     *
     * @param retryAfter whole seconds, at least one, after which it is worth another attempt
     * @param why the limit, as a sentence that may be shown to the caller
     */
    record Refused(Duration retryAfter, String why) implements Permission {}
}
