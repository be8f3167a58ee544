package org.nextcloudmcp.connect;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A page with the status and the headers that belong to it.
 *
 * @param status the HTTP status code
 * @param page what to show
 * @param formTarget the origin beside our own to which the page's form may lead
 * @param retryAfter when it is worth another try
 * @param cookies values of {@code Set-Cookie}
 * @param movesOnTo where the browser goes by itself after some seconds, relative to this page
 */
record Answer(
        int status,
        Page page,
        Optional<URI> formTarget,
        Optional<Duration> retryAfter,
        List<String> cookies,
        Optional<String> movesOnTo) {

    static Answer of(int status, Page page) {
        return new Answer(status, page, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    Answer leadingTo(URI origin) {
        return new Answer(status, page, Optional.of(origin), retryAfter, cookies, movesOnTo);
    }

    Answer retryAfter(Duration wait) {
        return new Answer(status, page, formTarget, Optional.of(wait), cookies, movesOnTo);
    }

    Answer withCookie(String setCookie) {
        return new Answer(status, page, formTarget, retryAfter, List.of(setCookie), movesOnTo);
    }

    Answer movingOnTo(String relative) {
        return new Answer(status, page, formTarget, retryAfter, cookies, Optional.of(relative));
    }
}
