package org.nextcloudmcp.idp;

import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * One request and its answer, with a client and its connection to itself: it can be cut off without harm to another
 * user's call, and a refresh that is cut off may cost a grant. Whatever comes first counts, the call's end or its cut.
 */
final class ProviderCall {

    private final ProviderResource client;
    private final Deque<ProviderResource> idle;
    private final Future<?> expiry;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean late;

    /**
     * @param idle where the client goes when the answer has been read to its end
     * @param limit begins the time of this call
     */
    ProviderCall(ProviderResource client, Deque<ProviderResource> idle, Function<Runnable, Future<?>> limit) {
        this.client = client;
        this.idle = idle;
        this.expiry = limit.apply(this::expire);
    }

    ProviderResource client() {
        return client;
    }

    /** The answer is there to its last byte: the client can be used again. */
    void finish() {
        if (over.compareAndSet(false, true)) {
            expiry.cancel(false);
            idle.addFirst(client);
        }
    }

    /** Ends the call wherever it is, by closing its connection; nothing if it has finished. */
    void cut() {
        expiry.cancel(false);
        if (over.compareAndSet(false, true)) {
            client.close();
        }
    }

    private void expire() {
        late = true;
        if (over.compareAndSet(false, true)) {
            client.close();
        }
    }

    /** Whether the time of the call was over before its end. */
    boolean late() {
        return late;
    }
}
