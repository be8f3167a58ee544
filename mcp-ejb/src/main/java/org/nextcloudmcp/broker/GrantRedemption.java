package org.nextcloudmcp.broker;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.idp.TokenEndpoint;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.redemption.Occasion;
import org.nextcloudmcp.redemption.ProviderBackoff;
import org.nextcloudmcp.redemption.Redemption;
import org.nextcloudmcp.redemption.TokenLifetime;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.transaction.OwnTransaction;
import org.nextcloudmcp.verification.AudienceCheck;
import org.nextcloudmcp.verification.NextcloudAudience;

/**
 * Redeems grants (RFC 6749 section 6). The only class that does: tool calls and rotation meet here and cannot race.
 *
 * <ol>
 *   <li>One flight per subject: a second redemption of one refresh token looks like theft to a provider that rotates,
 *       and would cost the user the grant (RFC 9700 section 4.14.2).
 *   <li>The grant is read again inside the flight; what it holds already is not redeemed anew.
 *   <li>The provider is asked outside of any transaction, and not while it is to be left alone.
 *   <li>The rotated refresh token is committed before the access token is used.
 * </ol>
 */
@Singleton
public class GrantRedemption {

    /** How long a caller waits for somebody else's redemption. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(GrantRedemption.class.getName());
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration OPERATOR_NEEDED = Duration.ofMinutes(1);
    private static final int MOST_READINGS = 3;

    private final OfflineGrants grants;
    private final OwnTransaction transaction;
    private final RedeemedTokens storage;
    private final TokenEndpoint provider;
    private final NextcloudAudience audience;
    private final TokenLifetime lifetime;
    private final Audit audit;
    private final Clock clock;
    private final SingleFlight<Subject, Redemption> flights = new SingleFlight<>();
    private volatile ProviderBackoff backoff = ProviderBackoff.NONE;

    @Inject
    public GrantRedemption(
            OfflineGrants grants,
            RevocationOutbox outbox,
            OwnTransaction transaction,
            TokenEndpoint provider,
            NextcloudAudience audience,
            Configuration configuration,
            Audit audit,
            Clock clock) {
        this.grants = grants;
        this.transaction = transaction;
        this.storage = new RedeemedTokens(grants, outbox, transaction, clock);
        this.provider = provider;
        this.audience = audience;
        this.lifetime = TokenLifetime.of(configuration.settings().cache());
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Redeems the subject's grant, unless it holds already what the occasion asks for.
     *
     * @throws EJBException if the database does not answer
     */
    public Redemption redeem(Subject subject, Occasion occasion) {
        return occasion instanceof Occasion.Narrow
                // Its token is for nobody else, so nobody else may wait for it; and nobody redeems beside it.
                ? flights.flyAlone(subject, () -> redeemAlone(subject, occasion), PATIENCE)
                        .orElseGet(GrantRedemption::tooLong)
                : redeemTogether(subject, occasion);
    }

    private Redemption redeemTogether(Subject subject, Occasion occasion) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var patience = Duration.ofNanos(deadline - System.nanoTime());
            var landed = flights.fly(subject, () -> redeemAlone(subject, occasion), patience);
            if (landed.isEmpty()) {
                return tooLong();
            }
            // A flight that somebody else took for another occasion may have found nothing to do.
            if (!(landed.get() instanceof Redemption.NotNeeded seen)
                    || occasion.settledBy(seen.grant(), lifetime, clock.instant())) {
                return landed.get();
            }
        }
    }

    private static Redemption tooLong() {
        return new Redemption.Unavailable(SOON, "another redemption of this grant takes too long");
    }

    private Redemption redeemAlone(Subject subject, Occasion occasion) {
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            var read = transaction.call(() -> grants.find(subject));
            if (read.isEmpty()) {
                return new Redemption.NoGrant();
            }
            var grant = read.get();
            if (grant.state() == GrantState.RECONSENT_REQUIRED) {
                return new Redemption.ReconsentRequired();
            }
            if (occasion.settledBy(grant, lifetime, clock.instant())) {
                return new Redemption.NotNeeded(grant);
            }
            var wait = backoff.left(clock.instant());
            if (wait.isPresent()) {
                return new Redemption.Unavailable(wait.get(), "the identity provider did not answer lately");
            }
            var asked = askProvider(grant, occasion);
            if (asked.isPresent()) {
                note(grant, occasion, asked.get().code(), asked.get().accessToken());
                return asked.get();
            }
        }
        return new Redemption.Unavailable(SOON, "the grant changes too fast");
    }

    /** Empty: the grant is no longer the one that was read, and must be read again. */
    private Optional<Redemption> askProvider(Grant grant, Occasion occasion) {
        var askedAt = clock.instant();
        var outcome = provider.refresh(grant.refreshToken(), occasion.scopes());
        if (outcome instanceof TokenOutcome.Unavailable unavailable) {
            leaveAlone(unavailable.retryAfter());
            unavailable.rotated().ifPresent(rotated -> rescue(grant, occasion, rotated, askedAt));
            return Optional.of(new Redemption.Unavailable(
                    unavailable.retryAfter(), "the identity provider does not give tokens now"));
        }
        backoff = ProviderBackoff.NONE;
        if (outcome instanceof TokenOutcome.Refused refused) {
            return refused(grant, refused, occasion);
        }
        var answer = ((TokenOutcome.Issued) outcome).answer();
        try {
            return occasion instanceof Occasion.Narrow
                    ? keepRefreshToken(grant, answer, askedAt)
                    : keep(grant, answer, askedAt);
        } catch (EJBException e) {
            // The provider has given a token, and perhaps spent the refresh token that we still have.
            note(grant, occasion, "NOT_STORED", Optional.of(answer.accessToken()));
            throw e;
        }
    }

    private void note(Grant grant, Occasion occasion, String code, Optional<AccessToken> token) {
        audit.record(occasion.audited(), Optional.of(grant.subject()), Optional.of(grant.client()), code, token);
    }

    /** The answer was of no use but for this: without it the next redemption would show the provider a spent token. */
    private void rescue(Grant grant, Occasion occasion, TokenOutcome.RotatedRefreshToken rotated, Instant askedAt) {
        try {
            storage.stored(grant, rotated, askedAt);
        } catch (EJBException e) {
            note(grant, occasion, "NOT_STORED", Optional.empty());
            throw e;
        }
    }

    private synchronized void leaveAlone(Duration retryAfter) {
        backoff = backoff.failed(retryAfter, clock.instant());
    }

    private Optional<Redemption> keep(Grant grant, TokenAnswer answer, Instant askedAt) {
        // A question to the provider comes after the commit: neither its silence nor a crash meanwhile may cost the
        // rotated refresh token.
        var askedAbout = audience.asksAbout(answer.accessToken());
        if (askedAbout && !storage.stored(grant, answer, Optional.empty(), askedAt)) {
            return Optional.empty();
        }
        var check = audience.check(answer.accessToken());
        var token = usable(answer, check, askedAt);
        var kept =
                askedAbout ? storage.added(grant, token) : storage.stored(grant, answer, Optional.of(token), askedAt);
        if (!kept) {
            return Optional.empty();
        }
        if (check instanceof AudienceCheck.Refused refused) {
            LOG.log(Level.SEVERE, "The provider gave a token that is not for the Nextcloud: {0}", refused.why());
            return Optional.of(new Redemption.Unavailable(
                    OPERATOR_NEEDED, "the identity provider gives tokens that are not meant for the Nextcloud"));
        }
        if (check instanceof AudienceCheck.Unconfirmed unconfirmed) {
            return Optional.of(new Redemption.Unavailable(unconfirmed.retryAfter(), unconfirmed.reason()));
        }
        return Optional.of(new Redemption.Redeemed(token, grant.scopes(), grant.generation() + (askedAbout ? 2 : 1)));
    }

    /** The access token permits less than a tool call may need: stored or cached, it would break those that follow. */
    private Optional<Redemption> keepRefreshToken(Grant grant, TokenAnswer answer, Instant askedAt) {
        return storage.stored(grant, answer, Optional.empty(), askedAt)
                ? Optional.of(new Redemption.Narrowed(answer, askedAt))
                : Optional.empty();
    }

    /** A token that does not pass is stored as one that has ended: the refresh token beside it must live. */
    private static StoredAccessToken usable(TokenAnswer answer, AudienceCheck check, Instant askedAt) {
        if (check instanceof AudienceCheck.Confirmed confirmed) {
            return new StoredAccessToken(
                    answer.accessToken(), TokenLifetime.end(askedAt, answer.expiresInSeconds(), confirmed.expiresAt()));
        }
        return new StoredAccessToken(answer.accessToken(), askedAt);
    }

    private Optional<Redemption> refused(Grant grant, TokenOutcome.Refused refused, Occasion occasion) {
        if (occasion instanceof Occasion.Narrow && refused.error().equals("invalid_scope")) {
            return Optional.of(new Redemption.ScopesRefused());
        }
        if (!refused.error().equals("invalid_grant")) {
            LOG.log(Level.WARNING, "The provider refused to redeem a grant: {0}", refused.error());
            return Optional.of(
                    new Redemption.Unavailable(OPERATOR_NEEDED, "the identity provider refuses to redeem the grant"));
        }
        var answer = new Redemption.ReconsentRequired();
        try {
            var marked = transaction.call(() -> grants.reconsentRequired(grant.subject(), grant.generation()));
            return marked ? Optional.of(answer) : Optional.empty();
        } catch (EJBException e) {
            note(grant, occasion, answer.code(), Optional.empty());
            throw e;
        }
    }
}
