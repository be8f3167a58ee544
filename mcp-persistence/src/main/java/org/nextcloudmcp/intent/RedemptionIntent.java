package org.nextcloudmcp.intent;

import java.time.Instant;
import java.util.UUID;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.NodeId;

/**
 * That a refresh token is about to be redeemed. It is committed before the provider is asked; while it stands, an answer
 * may be under way, or lie in the journal of its node.
 *
 * @param subject whose grant
 * @param generation the grant's generation whose refresh token is redeemed
 * @param tokenFingerprint of that refresh token; never the token
 * @param node who redeems
 * @param begunAt when, by that node's clock
 */
public record RedemptionIntent(
        UUID id, Subject subject, long generation, String tokenFingerprint, NodeId node, Instant begunAt) {}
