package org.nextcloudmcp.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;

/**
 * Does again and again what a crash does: redeems the refresh token, takes the answer for lost, and presents the same
 * token once more; at once first, and then after longer and longer times, until the provider refuses or the
 * administrator's patience ends. What comes of a replay counts only if one can go on with it.
 */
final class ReuseMeasurement {

    private static final List<Long> SECONDS = List.of(0L, 2L, 5L, 10L, 30L, 60L, 120L, 300L, 600L);

    private final Family family;
    private final Course course;
    private final Duration patience;

    ReuseMeasurement(Family family, Course course, Duration patience) {
        this.family = family;
        this.course = course;
        this.patience = patience;
    }

    Reused measure() {
        var tolerated = new ArrayList<Long>();
        for (var seconds : SECONDS) {
            if (seconds > patience.toSeconds()) {
                break;
            }
            var spent = family.refreshToken();
            course.step("redeeming the refresh token, to present it again after " + seconds + " s");
            if (!(family.refresh(Scopes.none()) instanceof TokenOutcome.Issued)) {
                course.step("finding out why a good refresh token was not taken");
                break;
            }
            course.pause(Duration.ofSeconds(seconds), "before presenting a spent refresh token again");
            var newest = family.refreshToken();
            var replayed = replayed(spent);
            if (replayed == Life.CANNOT_TELL) {
                break;
            }
            if (replayed == Life.DEAD) {
                return new Reused(tolerated, OptionalLong.of(seconds), stillGood(newest));
            }
            tolerated.add(seconds);
        }
        return new Reused(tolerated, OptionalLong.empty(), tolerated.isEmpty() ? Life.CANNOT_TELL : Life.LIVES);
    }

    /** Whether the spent token is still good for going on. */
    private Life replayed(RefreshToken spent) {
        course.step("presenting a spent refresh token again");
        var replay = family.replay(spent);
        // Some answer with tokens that are dead by the time they arrive.
        return life(replay instanceof TokenOutcome.Issued ? family.refresh(Scopes.none()) : replay);
    }

    /** After a refusal: whether the token that had come in the place of the spent one is still good. */
    private Life stillGood(RefreshToken newest) {
        course.step("looking whether the newest refresh token is still good");
        return life(family.replay(newest));
    }

    private static Life life(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Issued) {
            return Life.LIVES;
        }
        return outcome instanceof TokenOutcome.Refused ? Life.DEAD : Life.CANNOT_TELL;
    }
}
