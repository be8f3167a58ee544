package org.nextcloudmcp.nextcloud;

import java.net.URI;
import org.nextcloudmcp.oauth.AccessToken;

/** The way to Nextcloud. Follows no redirect, keeps no cookie, and knows one host only. */
public interface NextcloudWire {

    /**
     * Sends a request with a token and waits for the answer.
     *
     * @throws NextcloudUnreachableException if there is no answer
     */
    NextcloudResponse send(NextcloudRequest request, AccessToken token);

    /**
     * Sends a request with a token and reads the body of a success while it arrives.
     *
     * @throws NextcloudUnreachableException if there is no answer, or if it breaks off
     */
    <T> Streamed<T> stream(NextcloudRequest request, AccessToken token, BodyReader<T> reader);

    /** Where people find this Nextcloud; without a slash at the end. */
    URI address();
}
