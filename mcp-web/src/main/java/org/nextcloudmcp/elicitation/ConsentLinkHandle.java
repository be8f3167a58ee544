package org.nextcloudmcp.elicitation;

import java.net.URI;
import java.util.Optional;
import org.nextcloudmcp.oauth.RequestHandle;

/** What a connect link names. */
final class ConsentLinkHandle {

    private static final String QUERY = "request=";

    private ConsentLinkHandle() {}

    static Optional<RequestHandle> of(URI link) {
        return Optional.ofNullable(link.getRawQuery())
                .filter(query -> query.startsWith(QUERY) && query.length() > QUERY.length())
                .map(query -> new RequestHandle(query.substring(QUERY.length())));
    }
}
