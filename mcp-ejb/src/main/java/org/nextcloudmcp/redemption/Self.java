package org.nextcloudmcp.redemption;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.storage.NodeId;

/**
 * Who redeems.
 *
 * @param ids a new one each time
 * @param fingerprint names a token without giving it away
 */
public record Self(NodeId node, Supplier<UUID> ids, Function<RefreshToken, String> fingerprint) {}
