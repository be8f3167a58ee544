package org.nextcloudmcp.broker;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.Occasion;
import org.nextcloudmcp.redemption.Redemption;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * Answers Nextcloud tokens for subjects that gave a grant: from the cache, which also serves while the database is
 * away, else from the grant. No transaction is open while the provider is asked.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenBroker {

    private static final Logger LOG = Logger.getLogger(TokenBroker.class.getName());
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int MOST_READINGS = 3;

    private AccessTokenCache cache;
    private OfflineGrants grants;
    private OwnTransaction transaction;
    private TimedReads reads;
    private GrantRedemption redemption;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public TokenBroker() {}

    @Inject
    public TokenBroker(
            AccessTokenCache cache,
            OfflineGrants grants,
            OwnTransaction transaction,
            TimedReads reads,
            GrantRedemption redemption,
            Clock clock) {
        this.cache = cache;
        this.grants = grants;
        this.transaction = transaction;
        this.reads = reads;
        this.redemption = redemption;
        this.clock = clock;
    }

    /** A Nextcloud token for a call that needs these scopes. */
    public BrokeredToken nextcloudToken(Subject subject, Scopes needed) {
        var cached = cache.find(subject, needed);
        return cached.isPresent()
                ? new BrokeredToken.Issued(cached.get())
                : fromGrant(subject, needed, new Occasion.Call());
    }

    /**
     * Another token after Nextcloud answered 401 to this one: the refused token is never served again, and the grant is
     * redeemed once, however many calls were refused with it.
     */
    public BrokeredToken renewed(Subject subject, Scopes needed, NextcloudToken refused) {
        var cached = cache.find(subject, needed).filter(token -> !token.equals(refused));
        if (cached.isPresent()) {
            return new BrokeredToken.Issued(cached.get());
        }
        cache.drop(subject);
        return fromGrant(subject, needed, new Occasion.TokenRefused(refused.token()));
    }

    private BrokeredToken fromGrant(Subject subject, Scopes needed, Occasion occasion) {
        var deadline = System.nanoTime() + GrantRedemption.PATIENCE.toNanos();
        try {
            for (int reading = 0; reading < MOST_READINGS; reading++) {
                var stamp = cache.stamp(subject);
                var brokered = fromGrant(subject, needed, occasion, stamp, deadline);
                // What was read before the user took the grant back must not be handed out after.
                if (!(brokered instanceof BrokeredToken.Issued) || cache.holds(stamp, subject)) {
                    return brokered;
                }
            }
            return new BrokeredToken.Unavailable(SOON, "the grant changes too fast");
        } catch (EJBException e) {
            if (e.getCause() instanceof SealBrokenException broken) {
                redemption.unopenable(subject, occasion, broken);
                return new BrokeredToken.ReconsentRequired();
            }
            LOG.log(Level.SEVERE, "A grant could not be read or stored", e);
            return new BrokeredToken.Unavailable(DATABASE_RETRY, "the database does not answer");
        }
    }

    private BrokeredToken fromGrant(
            Subject subject, Scopes needed, Occasion occasion, CacheDrops.Stamp stamp, long deadline) {
        var grant = reads.read(() -> transaction.call(() -> noted(subject)), left(deadline));
        var hindrance = hindrance(grant, needed);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        return brokered(redemption.redeem(grant.orElseThrow(), occasion, left(deadline)), subject, needed, stamp);
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private Optional<Grant> noted(Subject subject) {
        grants.used(subject, clock.instant());
        return grants.find(subject);
    }

    /** Why the provider need not be asked at all. */
    private static Optional<BrokeredToken> hindrance(Optional<Grant> grant, Scopes needed) {
        if (grant.isEmpty()) {
            return Optional.of(new BrokeredToken.NotProvisioned());
        }
        if (grant.get().state() == GrantState.RECONSENT_REQUIRED) {
            return Optional.of(new BrokeredToken.ReconsentRequired());
        }
        return missing(grant.get().scopes(), needed);
    }

    private static Optional<BrokeredToken> missing(Scopes granted, Scopes needed) {
        var missing = needed.minus(granted);
        return missing.isEmpty() ? Optional.empty() : Optional.of(new BrokeredToken.ScopesNotGranted(missing));
    }

    private BrokeredToken brokered(Redemption redemption, Subject subject, Scopes needed, CacheDrops.Stamp stamp) {
        if (redemption instanceof Redemption.Redeemed redeemed) {
            return served(subject, redeemed.scopes(), needed, redeemed.token(), redeemed.generation(), stamp);
        }
        if (redemption instanceof Redemption.NotNeeded seen) {
            var newest = seen.grant().newestAccessToken().orElseThrow();
            return served(
                    subject, seen.grant().scopes(), needed, newest, seen.grant().generation(), stamp);
        }
        if (redemption instanceof Redemption.Unavailable unavailable) {
            return new BrokeredToken.Unavailable(unavailable.retryAfter(), unavailable.reason());
        }
        if (redemption instanceof Redemption.NoGrant) {
            return new BrokeredToken.NotProvisioned();
        }
        if (redemption instanceof Redemption.ReconsentRequired) {
            return new BrokeredToken.ReconsentRequired();
        }
        throw new IllegalStateException("a narrow token is never redeemed for a tool call");
    }

    /** Checks the scopes once more: the grant may have been given anew, with fewer, since it was read first. */
    private BrokeredToken served(
            Subject subject,
            Scopes granted,
            Scopes needed,
            StoredAccessToken newest,
            long generation,
            CacheDrops.Stamp stamp) {
        var token = new NextcloudToken(newest.token(), newest.expiresAt());
        cache.put(stamp, subject, granted, token, generation);
        return missing(granted, needed).orElseGet(() -> new BrokeredToken.Issued(token));
    }
}
