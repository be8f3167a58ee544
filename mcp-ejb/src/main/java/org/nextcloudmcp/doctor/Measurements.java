package org.nextcloudmcp.doctor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.nextcloudmcp.idp.Discovery;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.idp.RevocationEndpoint;
import org.nextcloudmcp.idp.RevocationOutcome;
import org.nextcloudmcp.idp.TokenEndpoint;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.AppScopes;
import org.nextcloudmcp.settings.Configuration;

/** The measurements in their order. What ends a grant comes last. */
@Singleton
class Measurements {

    private final Configuration configuration;
    private final Discovery discovery;
    private final TokenEndpoint tokenEndpoint;
    private final IntrospectionEndpoint introspection;
    private final RevocationEndpoint revocation;
    private final TokenReading reading;
    private final Clock clock;

    @Inject
    Measurements(
            Configuration configuration,
            Discovery discovery,
            TokenEndpoint tokenEndpoint,
            IntrospectionEndpoint introspection,
            RevocationEndpoint revocation,
            TokenReading reading,
            Clock clock) {
        this.configuration = configuration;
        this.discovery = discovery;
        this.tokenEndpoint = tokenEndpoint;
        this.introspection = introspection;
        this.revocation = revocation;
        this.reading = reading;
        this.clock = clock;
    }

    /** Everything but reuse; reuse too, if the provider rotates and the grant outlived its revocation. */
    Findings first(SignedIn signedIn, Course course) {
        var answer = signedIn.answer();
        course.step("reading the provider's metadata and the tokens");
        var listed = Listings.of(discovery.metadata());
        var found = Findings.NONE.with(listed).with(reading.given(answer, signedIn.issSent(), signedIn.asked()));
        // From here on an interruption must find the token kept.
        var family = answer.refreshToken().map(token -> new Family(tokenEndpoint, course.keeping(), clock, answer));
        course.step("introspecting");
        found = found.with(IntrospectionMeasurement.of(introspection, answer.accessToken()));
        course.step("exchanging");
        var audience = configuration.settings().nextcloud().audience();
        var scopes = reading.scopes(answer.accessToken())
                .map(AppScopes.NEXTCLOUD::intersection)
                .orElseGet(Scopes::none);
        var exchange = new ExchangeMeasurement(tokenEndpoint, reading, signedIn.subject(), audience);
        found = found.with(exchange.of(answer.accessToken(), scopes, listed.exchange()));
        if (family.isPresent()) {
            var life = new LifeSigns(
                    introspection, tokenEndpoint, found.introspected(), found.exchanged(), audience, scopes);
            found = withGrant(signedIn, course, family.get(), life, found);
        }
        end(family.map(Family::accessTokens).orElseGet(() -> java.util.List.of(answer.accessToken())));
        end(exchange.tokens());
        return found;
    }

    private Findings withGrant(SignedIn signedIn, Course course, Family family, LifeSigns life, Findings before) {
        var found = before.with(new RefreshMeasurement(family, life, reading, course).measure());
        var kind = found.rotation().map(Rotation::kind);
        if (kind.equals(Optional.of(Rotation.Kind.REFUSED)) || kind.equals(Optional.of(Rotation.Kind.UNKNOWN))) {
            return found;
        }
        var revoked = new RevocationMeasurement(family, life, revocation, course).measure();
        found = found.with(revoked);
        var grantLives =
                revoked.grantAfterAccessToken() == Life.LIVES && revoked.refreshToken() == Revoked.Kind.UNSUPPORTED;
        return found.rotates() && grantLives
                ? found.with(
                        new ReuseMeasurement(family, course, signedIn.probe().patience()).measure())
                : found;
    }

    /** What becomes of a spent refresh token that is presented again. */
    Findings second(SignedIn signedIn, Course course, Findings before) {
        if (signedIn.answer().refreshToken().isEmpty()) {
            return before;
        }
        var family = new Family(tokenEndpoint, course.keeping(), clock, signedIn.answer());
        var found = before.with(
                new ReuseMeasurement(family, course, signedIn.probe().patience()).measure());
        end(family.accessTokens());
        return found;
    }

    /** Access tokens end by themselves within minutes; where the provider takes them back they end now. */
    private void end(Collection<AccessToken> tokens) {
        for (var token : tokens) {
            if (!(revocation.revoke(token) instanceof RevocationOutcome.Confirmed)) {
                return;
            }
        }
    }
}
