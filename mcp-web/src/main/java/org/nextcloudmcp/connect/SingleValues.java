package org.nextcloudmcp.connect;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/**
 * Request parameters of which each may be given once (RFC 6749 section 3.1). A parameter without a value counts as
 * omitted, as that section says.
 */
final class SingleValues {

    private final MultivaluedMap<String, String> parameters;

    SingleValues(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * @param longest the most characters that are accepted
     * @throws MalformedRequestException if the parameter comes twice or is longer; it names the parameter, not the value
     */
    Optional<String> get(String name, int longest) throws MalformedRequestException {
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new MalformedRequestException("the parameter " + name + " comes more than once");
        }
        var value = values.stream().filter(text -> !text.isBlank()).findFirst();
        if (value.isPresent() && value.get().length() > longest) {
            throw new MalformedRequestException("the parameter " + name + " is too long");
        }
        return value;
    }
}
