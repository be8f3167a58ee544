package org.nextcloudmcp.settings;

import java.util.Set;

/**
 * Token exchange (RFC 8693).
 *
 * @param audiences the audiences that may be asked for, and no other
 * @param actor whether our own client's access token is sent as the actor (section 2.1)
 */
public record ExchangeSettings(Set<String> audiences, boolean actor) {

    public ExchangeSettings {
        audiences = Set.copyOf(audiences);
    }
}
