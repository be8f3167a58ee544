package org.nextcloudmcp.nextcloud;

import java.util.Optional;
import java.util.function.Function;

/**
 * An answer whose body was read while it arrived, if it was a success.
 *
 * @param response without a body if it was a success; otherwise the whole refusal
 * @param value what the reader made of the body; empty if it was no success
 */
public record Streamed<T>(NextcloudResponse response, Optional<T> value) {

    /** The value of a success; otherwise what {@code otherwise} makes of the refusal is thrown. */
    public T orRefuse(Function<NextcloudResponse, RefusedException> otherwise) {
        return value.orElseThrow(() -> otherwise.apply(response));
    }
}
