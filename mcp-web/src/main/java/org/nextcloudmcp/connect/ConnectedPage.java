package org.nextcloudmcp.connect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.nextcloudmcp.oauth.Scopes;

/**
 * The last page of Flow 2: it is done, this was allowed, the tab can be closed.
 *
 * @param scopes what was allowed
 * @param since when, in words
 * @param sinceIso when, as ISO 8601 in UTC
 */
record ConnectedPage(List<ScopeLine> scopes, String since, String sinceIso) implements Page {

    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static ConnectedPage of(Scopes granted, Instant since) {
        return new ConnectedPage(
                ScopeWords.access(granted),
                IN_WORDS.format(since),
                since.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @Override
    public String title() {
        return "Done: your Nextcloud is connected";
    }

    @Override
    public String template() {
        return "connected";
    }
}
