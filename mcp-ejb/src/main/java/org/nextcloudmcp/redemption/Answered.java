package org.nextcloudmcp.redemption;

import java.time.Instant;
import java.util.UUID;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.RotatedTokens;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.oauth.Subject;

/**
 * What the provider gave for an intent, and all that is needed to store it: now, or after a crash.
 *
 * @param generation the generation whose refresh token was redeemed, and so is spent
 * @param provisionedAt when the grant was given: another time means another grant of the same user
 * @param answeredAt when the answer came
 */
public record Answered(
        UUID intentId,
        Subject subject,
        long generation,
        Instant provisionedAt,
        RotatedTokens tokens,
        Instant answeredAt) {

    static Answered of(RedemptionIntent intent, Grant grant, RotatedTokens tokens, Instant answeredAt) {
        return new Answered(
                intent.id(), intent.subject(), intent.generation(), grant.provisionedAt(), tokens, answeredAt);
    }
}
