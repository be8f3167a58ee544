package org.nextcloudmcp.nextcloud;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the body of a success while it arrives, so that no more of it is held than the reader keeps.
 *
 * @param <T> what is made of it
 */
@FunctionalInterface
public interface BodyReader<T> {

    /**
     * Reads as much as is wanted.
     *
     * @param head status and headers; without a body
     * @param body ends at the request's limit, as if the answer ended there
     * @throws IOException if the connection breaks
     * @throws RefusedException if the body is not what was asked for
     */
    T read(NextcloudResponse head, InputStream body) throws IOException;
}
