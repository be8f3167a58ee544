package org.nextcloudmcp.standin;

/**
 * A user of the stand-in.
 *
 * @param sub the subject at the identity provider
 * @param userId the Nextcloud user id, which is not the subject
 */
public record Account(String sub, String userId, String displayName, String email) {}
