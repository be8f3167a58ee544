package org.nextcloudmcp.grant;

import java.util.Optional;
import org.nextcloudmcp.crypto.AssociatedData;
import org.nextcloudmcp.crypto.SealedSecret;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;

/** Between a grant and its row: seals on the way in, opens on the way out. */
final class GrantSeal {

    static final String REFRESH_TOKEN = "grant.refresh-token";
    static final String ACCESS_TOKEN = "grant.access-token";

    private final SecretCipher cipher;

    GrantSeal(SecretCipher cipher) {
        this.cipher = cipher;
    }

    OfflineGrantRow row(NewGrant grant, long generation) {
        var row = new OfflineGrantRow();
        row.issuer = grant.subject().issuer();
        row.sub = grant.subject().sub();
        row.clientId = grant.client().value();
        row.scopes = grant.scopes().toString();
        row.audience = grant.audience();
        row.state = GrantState.ACTIVE;
        row.generation = generation;
        row.refreshTokenSealed = sealed(grant.refreshToken(), grant.subject(), generation);
        row.refreshTokenExpiresAt = ColumnTime.of(grant.refreshTokenExpiresAt());
        row.provisionedAt = ColumnTime.of(grant.provisionedAt());
        row.lastRotatedAt = row.provisionedAt;
        row.rotationDueAt =
                ColumnTime.of(RotationTiming.dueForItsOwnLife(grant.provisionedAt(), grant.refreshTokenExpiresAt()));
        return row;
    }

    Grant grant(OfflineGrantRow row) {
        return new Grant(
                row.subject(),
                refreshToken(row),
                newestAccessToken(row),
                Scopes.parse(row.scopes),
                row.audience,
                row.state,
                row.generation,
                new ClientId(row.clientId),
                row.provisionedAt.toInstant(),
                ColumnTime.read(row.lastUsedAt),
                row.lastRotatedAt.toInstant(),
                ColumnTime.read(row.refreshTokenExpiresAt));
    }

    RefreshToken refreshToken(OfflineGrantRow row) {
        var associatedData = new AssociatedData(REFRESH_TOKEN, row.subject(), row.generation);
        return new RefreshToken(cipher.open(SealedSecret.parse(row.refreshTokenSealed), associatedData));
    }

    String sealed(RefreshToken token, Subject subject, long generation) {
        return cipher.seal(token.value(), new AssociatedData(REFRESH_TOKEN, subject, generation))
                .encoded();
    }

    String sealed(AccessToken token, Subject subject, long generation) {
        return cipher.seal(token.value(), new AssociatedData(ACCESS_TOKEN, subject, generation))
                .encoded();
    }

    Optional<StoredAccessToken> newestAccessToken(OfflineGrantRow row) {
        if (row.accessTokenSealed == null || row.accessTokenExpiresAt == null) {
            return Optional.empty();
        }
        var associatedData = new AssociatedData(ACCESS_TOKEN, row.subject(), row.generation);
        var token = new AccessToken(cipher.open(SealedSecret.parse(row.accessTokenSealed), associatedData));
        return Optional.of(new StoredAccessToken(token, row.accessTokenExpiresAt.toInstant()));
    }
}
