package org.nextcloudmcp.doctor;

import org.nextcloudmcp.idp.RevocationEndpoint;
import org.nextcloudmcp.idp.RevocationOutcome;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.Scopes;

/** Revokes an access token, and then the refresh token (RFC 7009 section 2.1), and looks what is left. */
final class RevocationMeasurement {

    private final Family family;
    private final LifeSigns life;
    private final RevocationEndpoint provider;
    private final Course course;

    RevocationMeasurement(Family family, LifeSigns life, RevocationEndpoint provider, Course course) {
        this.family = family;
        this.life = life;
        this.provider = provider;
        this.course = course;
    }

    Revoked measure() {
        course.step("revoking an access token");
        var access = family.accessToken();
        var accessToken = kind(provider.revoke(access), () -> life.of(access));
        // Also where nothing was revoked: what follows says something only about a grant that is good.
        var grant = life(family.refresh(Scopes.none()));
        if (grant == Life.DEAD) {
            return new Revoked(accessToken, grant, Revoked.Kind.UNKNOWN, Life.CANNOT_TELL);
        }
        course.step("revoking the refresh token");
        var newest = family.accessToken();
        var outcome = provider.revoke(family.refreshToken());
        if (!(outcome instanceof RevocationOutcome.Confirmed)) {
            return new Revoked(accessToken, grant, kind(outcome, () -> Life.CANNOT_TELL), Life.CANNOT_TELL);
        }
        var newestLife = life.of(newest);
        return new Revoked(accessToken, grant, kind(outcome, () -> life(family.refresh(Scopes.none()))), newestLife);
    }

    private static Revoked.Kind kind(RevocationOutcome outcome, java.util.function.Supplier<Life> after) {
        if (outcome instanceof RevocationOutcome.NotSupported) {
            return Revoked.Kind.UNSUPPORTED;
        }
        if (outcome instanceof RevocationOutcome.Unavailable) {
            return Revoked.Kind.UNKNOWN;
        }
        return switch (after.get()) {
            case DEAD -> Revoked.Kind.ENDS_IT;
            case LIVES -> Revoked.Kind.CHANGES_NOTHING;
            case CANNOT_TELL -> Revoked.Kind.CONFIRMED;
        };
    }

    private static Life life(TokenOutcome refresh) {
        if (refresh instanceof TokenOutcome.Issued) {
            return Life.LIVES;
        }
        return refresh instanceof TokenOutcome.Refused ? Life.DEAD : Life.CANNOT_TELL;
    }
}
