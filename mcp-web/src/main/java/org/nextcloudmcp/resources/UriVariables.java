package org.nextcloudmcp.resources;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a template as they stand in a URI, still percent-encoded. Decoding is strict: half a triplet, or
 * octets that are no UTF-8 (overlong forms among them), decode to nothing at all, never to something close.
 *
 * @param encoded by name, as in the URI
 */
public record UriVariables(Map<String, String> encoded) {

    public UriVariables {
        encoded = Map.copyOf(encoded);
    }

    /**
     * The whole value, decoded.
     *
     * @return empty if its percent-encoding is broken
     * @throws IllegalArgumentException if the template has no such variable
     */
    public Optional<String> text(String name) {
        return decoded(given(name));
    }

    /**
     * The value's path segments, each decoded for itself, so that an encoded slash never becomes a separator. Slashes at
     * the ends, or several in a row, mean nothing.
     *
     * @return empty if the percent-encoding of one is broken
     * @throws IllegalArgumentException if the template has no such variable
     */
    public Optional<List<String>> segments(String name) {
        var decoded = Arrays.stream(given(name).split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(UriVariables::decoded)
                .toList();
        return decoded.stream().allMatch(Optional::isPresent)
                ? Optional.of(decoded.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private String given(String name) {
        var value = encoded.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the template has no variable " + name);
        }
        return value;
    }

    private static Optional<String> decoded(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return Optional.of(encoded);
        }
        var octets = encoded.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(octets.length);
        for (var i = 0; i < octets.length; i++) {
            if (octets[i] != '%') {
                decoded.write(octets[i]);
                continue;
            }
            if (i + 2 >= octets.length) {
                return Optional.empty();
            }
            var high = Character.digit(octets[i + 1], 16);
            var low = Character.digit(octets[i + 2], 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            decoded.write(high << 4 | low);
            i += 2;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
