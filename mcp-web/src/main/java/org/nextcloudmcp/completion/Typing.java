package org.nextcloudmcp.completion;

import java.util.Map;

/**
 * What a user has typed so far.
 *
 * @param name which argument or variable is being typed
 * @param value its beginning; may be empty. It comes from outside and is not checked
 * @param others what the other arguments are already, as far as the client tells
 */
public record Typing(String name, String value, Map<String, String> others) {

    public Typing {
        others = Map.copyOf(others);
    }
}
