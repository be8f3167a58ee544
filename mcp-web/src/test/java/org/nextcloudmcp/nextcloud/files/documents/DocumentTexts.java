package org.nextcloudmcp.nextcloud.files.documents;

import java.time.Duration;

/** Extraction without a container. */
public final class DocumentTexts {

    private DocumentTexts() {}

    public static DocumentText onThreads() {
        return within(Duration.ofSeconds(30));
    }

    static DocumentText within(Duration longest) {
        return new DocumentText(
                work -> {
                    var thread = new Thread(work, "document");
                    thread.setDaemon(true);
                    thread.start();
                },
                longest);
    }
}
