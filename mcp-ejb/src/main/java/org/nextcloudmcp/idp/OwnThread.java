package org.nextcloudmcp.idp;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;

/**
 * Runs what no caller waits for on a thread of its own. It is needed a few times an hour, and never queues behind
 * requests that wait for the provider.
 */
@Singleton
class OwnThread implements Executor {

    private final ManagedThreadFactory threads;

    @Inject
    OwnThread(ManagedThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable work) {
        threads.newThread(work).start();
    }
}
