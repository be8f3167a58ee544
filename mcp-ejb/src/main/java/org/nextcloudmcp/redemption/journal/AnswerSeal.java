package org.nextcloudmcp.redemption.journal;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.nextcloudmcp.crypto.AssociatedData;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.crypto.SealedSecret;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.grant.RotatedTokens;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.redemption.Answered;

/** Between an answer and its record: all that is worth anything is sealed to its intent, subject and generation. */
final class AnswerSeal {

    private static final String PURPOSE = "redemption.answer:";

    private final SecretCipher cipher;

    AnswerSeal(SecretCipher cipher) {
        this.cipher = cipher;
    }

    AnswerRecord sealed(Answered answer) {
        var sealed = cipher.seal(text(answer), associatedData(answer.intentId(), answer))
                .encoded();
        return new AnswerRecord(answer.intentId(), answer.subject(), answer.generation(), sealed);
    }

    /**
     * Opens a record.
     *
     * @throws SealBrokenException if its key is not on the ring, or it was changed or moved
     */
    Answered opened(AnswerRecord kept) {
        var place = new AssociatedData(PURPOSE + kept.intentId(), kept.subject(), kept.generation());
        var body = CachedJson.readObject(cipher.open(SealedSecret.parse(kept.sealed()), place));
        var accessToken = text(body, "access")
                .map(token ->
                        new StoredAccessToken(new AccessToken(token), Instant.parse(body.getString("accessEnd"))));
        var tokens = new RotatedTokens(
                text(body, "refresh").map(RefreshToken::new),
                accessToken,
                text(body, "refreshEnd").map(Instant::parse));
        return new Answered(
                kept.intentId(),
                kept.subject(),
                kept.generation(),
                Instant.parse(body.getString("provisioned")),
                tokens,
                Instant.parse(body.getString("answered")));
    }

    private static AssociatedData associatedData(UUID intentId, Answered answer) {
        return new AssociatedData(PURPOSE + intentId, answer.subject(), answer.generation());
    }

    private static String text(Answered answer) {
        var body = CachedJson.object()
                .add("provisioned", answer.provisionedAt().toString())
                .add("answered", answer.answeredAt().toString());
        var tokens = answer.tokens();
        tokens.refreshToken().ifPresent(token -> body.add("refresh", token.value()));
        tokens.refreshTokenExpiresAt().ifPresent(end -> body.add("refreshEnd", end.toString()));
        tokens.accessToken()
                .ifPresent(stored -> body.add("access", stored.token().value())
                        .add("accessEnd", stored.expiresAt().toString()));
        return CachedJson.text(body.build());
    }

    private static Optional<String> text(JsonObject body, String name) {
        return Optional.ofNullable(body.getString(name, null));
    }
}
