package org.nextcloudmcp.it;

import java.util.function.Consumer;
import org.nextcloudmcp.provider.Behaviour;

/**
 * Something that goes wrong with an exchange.
 *
 * @param name says what
 * @param outcome what the audit trail must call it
 * @param behaviour makes the provider do it
 */
record BadExchange(String name, String outcome, Consumer<Behaviour> behaviour) {
    @Override
    public String toString() {
        return name;
    }
}
