package org.nextcloudmcp.doctor;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;

/** Measures on a thread of its own: there is one probe at a time, and it lasts minutes. */
@Singleton
class ProbeThread implements Executor {

    private final ManagedThreadFactory threads;

    @Inject
    ProbeThread(ManagedThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable work) {
        threads.newThread(work).start();
    }
}
