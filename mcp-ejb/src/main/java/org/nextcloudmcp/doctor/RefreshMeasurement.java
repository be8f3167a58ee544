package org.nextcloudmcp.doctor;

import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.AppScopes;

/**
 * Refreshes three times: for everything, for one scope, and for everything again (RFC 6749 section 6). A provider that
 * changes the refresh token in any of them rotates.
 */
final class RefreshMeasurement {

    private final Family family;
    private final LifeSigns life;
    private final TokenReading reading;
    private final Course course;

    RefreshMeasurement(Family family, LifeSigns life, TokenReading reading, Course course) {
        this.family = family;
        this.life = life;
        this.reading = reading;
        this.course = course;
    }

    Rotation measure() {
        course.step("refreshing");
        var firstRefreshToken = family.refreshToken();
        var older = family.accessToken();
        var first = family.refresh(Scopes.none());
        if (!(first instanceof TokenOutcome.Issued)) {
            var kind = first instanceof TokenOutcome.Refused ? Rotation.Kind.REFUSED : Rotation.Kind.UNKNOWN;
            return new Rotation(kind, Life.CANNOT_TELL, Rotation.Narrowing.CANNOT_TELL, OptionalLong.empty());
        }
        var olderLife = life.of(older);
        course.step("refreshing for fewer scopes");
        var narrowing = narrowing();
        var rotates = !family.refreshToken().equals(firstRefreshToken);
        return new Rotation(
                rotates ? Rotation.Kind.ROTATES : Rotation.Kind.STAYS,
                olderLife,
                narrowing,
                family.millisecondsOfARefresh());
    }

    private Rotation.Narrowing narrowing() {
        var all = scopes();
        var one = all.flatMap(RefreshMeasurement::oneOf);
        if (one.isEmpty() || all.get().names().size() < 2) {
            return Rotation.Narrowing.CANNOT_TELL;
        }
        var narrow = family.refresh(one.get());
        if (!(narrow instanceof TokenOutcome.Issued)) {
            return narrow instanceof TokenOutcome.Refused ? Rotation.Narrowing.REFUSED : Rotation.Narrowing.CANNOT_TELL;
        }
        var fewer = scopes();
        if (fewer.isEmpty() || fewer.get().containsAll(all.get())) {
            return fewer.isEmpty() ? Rotation.Narrowing.CANNOT_TELL : Rotation.Narrowing.IGNORED;
        }
        family.refresh(Scopes.none());
        return scopes().filter(again -> again.containsAll(all.get())).isPresent()
                ? Rotation.Narrowing.ONCE
                : Rotation.Narrowing.FOR_GOOD;
    }

    private Optional<Scopes> scopes() {
        return reading.scopes(family.accessToken());
    }

    private static Optional<Scopes> oneOf(Scopes all) {
        return AppScopes.NEXTCLOUD.intersection(all).names().stream()
                .findFirst()
                .map(Scopes::of);
    }
}
