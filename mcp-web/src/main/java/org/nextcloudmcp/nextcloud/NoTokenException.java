package org.nextcloudmcp.nextcloud;

import org.nextcloudmcp.broker.BrokeredToken;

/** There was a token, Nextcloud refused it, and there is no other: carries why to {@link NextcloudAccess}. */
class NoTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BrokeredToken outcome;

    NoTokenException(BrokeredToken outcome) {
        super("no other token", null, false, false);
        this.outcome = outcome;
    }

    BrokeredToken outcome() {
        return outcome;
    }
}
