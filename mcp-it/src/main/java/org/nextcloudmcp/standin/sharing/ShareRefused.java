package org.nextcloudmcp.standin.sharing;

import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.OcsEnvelope;

/** What the server says no to, in its own words. */
final class ShareRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private final String words;

    ShareRefused(int status, String words) {
        super(words);
        this.status = status;
        this.words = words;
    }

    Answer answer() {
        return OcsEnvelope.failure(status, status, words);
    }
}
