package org.nextcloudmcp.nextcloud;

import org.nextcloudmcp.oauth.AccessToken;

/** The way to Nextcloud. Follows no redirect, keeps no cookie, and knows one host only. */
public interface NextcloudWire {

    /**
     * Sends a request with a token and waits for the answer.
     *
     * @throws NextcloudUnreachableException if there is no answer
     */
    NextcloudResponse send(NextcloudRequest request, AccessToken token);
}
