package org.nextcloudmcp.settings;

import java.net.URI;

/**
 * The Nextcloud that tools act on.
 *
 * @param url its base URL, without trailing slash
 * @param audience the audience a Nextcloud token must have and an inbound token must not
 * @param credential with which token tools call it
 */
public record NextcloudSettings(URI url, String audience, NextcloudCredential credential) {}
