package org.nextcloudmcp.nextcloud.files.documents;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;

/** A thread for each document, so that a call can go on without the one that does not end. There are few at once. */
@Singleton
class DocumentThreads implements Executor {

    private final ManagedThreadFactory threads;

    @Inject
    DocumentThreads(ManagedThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable work) {
        threads.newThread(work).start();
    }
}
