package org.nextcloudmcp.broker;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.crypto.Fingerprints;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.idp.TokenEndpoint;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.AnswerJournal;
import org.nextcloudmcp.redemption.DatabaseLedger;
import org.nextcloudmcp.redemption.ForeignIntents;
import org.nextcloudmcp.redemption.Occasion;
import org.nextcloudmcp.redemption.Ports;
import org.nextcloudmcp.redemption.ProviderGate;
import org.nextcloudmcp.redemption.Recovery;
import org.nextcloudmcp.redemption.Redemption;
import org.nextcloudmcp.redemption.RedemptionAudit;
import org.nextcloudmcp.redemption.RedemptionFlights;
import org.nextcloudmcp.redemption.RedemptionProtocol;
import org.nextcloudmcp.redemption.Self;
import org.nextcloudmcp.redemption.SubjectLock;
import org.nextcloudmcp.redemption.ThreadWaiting;
import org.nextcloudmcp.redemption.TokenJudge;
import org.nextcloudmcp.redemption.TokenLifetime;
import org.nextcloudmcp.redemption.Unstored;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.storage.NodeId;
import org.nextcloudmcp.verification.AudienceCheck;
import org.nextcloudmcp.verification.NextcloudAudience;

/**
 * Redeems grants (RFC 6749 section 6). The only class through which that happens: tool calls, rotation and recovery meet
 * here and cannot race. It puts the protocol on this server's threads, database, disk and provider.
 */
@Singleton
public class GrantRedemption {

    /** How long a caller waits for a redemption, its own or somebody else's. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How many redemptions are under way at once, and so the most grants that the end of this server can cost. */
    static final int MOST_AT_ONCE = 8;

    private static final Logger LOG = Logger.getLogger(GrantRedemption.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor timer;
    private final RedemptionFlights flights;
    private final Recovery recovery;
    private final TokenLifetime lifetime;
    private final RedemptionAudit redemptionAudit;
    private final Clock clock;

    @Inject
    public GrantRedemption(
            DatabaseLedger ledger,
            SubjectLock locks,
            AnswerJournal journal,
            NodeId node,
            TokenEndpoint provider,
            NextcloudAudience audience,
            Fingerprints fingerprints,
            Configuration configuration,
            Audit audit,
            Clock clock,
            SecureRandom random,
            ManagedThreadFactory factory) {
        this(
                new Ports(locks, ledger, journal, provider::refresh, judge(audience)),
                new Self(node, UUID::randomUUID, fingerprints::of),
                TokenLifetime.of(configuration.settings().cache()),
                audit,
                clock,
                random,
                factory);
    }

    public GrantRedemption(
            Ports ports,
            Self self,
            TokenLifetime lifetime,
            Audit audit,
            Clock clock,
            SecureRandom random,
            ThreadFactory factory) {
        this.lifetime = lifetime;
        this.clock = clock;
        this.redemptionAudit = new RedemptionAudit(audit);
        threads = new ThreadPoolExecutor(
                MOST_AT_ONCE,
                MOST_AT_ONCE,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                // Not bounded by itself, but a flight is in it only while a caller waits for it.
                new LinkedBlockingQueue<>(),
                factory);
        threads.allowCoreThreadTimeOut(true);
        timer = new ScheduledThreadPoolExecutor(1, factory);
        var foreign = new ForeignIntents(clock);
        var unstored = new Unstored();
        var gate = new ProviderGate(clock, random::nextDouble);
        var protocol = new RedemptionProtocol(ports, self, gate, foreign, unstored, lifetime, redemptionAudit, clock);
        flights = new RedemptionFlights(
                protocol::redeem, lifetime, threads, new ThreadWaiting(timer), random::nextDouble, clock);
        recovery = new Recovery(ports, self, foreign, unstored, this::redeem, clock);
    }

    /** The audience's check as the protocol sees it. */
    public static TokenJudge judge(NextcloudAudience audience) {
        return new TokenJudge() {
            @Override
            public boolean asksAbout(AccessToken token) {
                return audience.asksAbout(token);
            }

            @Override
            public AudienceCheck check(AccessToken token) {
                return audience.check(token);
            }
        };
    }

    /**
     * Redeems the subject's grant, unless it holds already what the occasion asks for.
     *
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    public Redemption redeem(Subject subject, Occasion occasion) {
        return flights.redeem(subject, occasion, PATIENCE);
    }

    /**
     * As {@link #redeem(Subject, Occasion)}, for a caller who has just read the grant: what that holds already is had
     * without waiting for anybody.
     *
     * @param patience how long this caller waits; what it began goes on without it
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    Redemption redeem(Grant read, Occasion occasion, Duration patience) {
        return occasion.settledBy(read, lifetime, clock.instant())
                ? new Redemption.NotNeeded(read)
                : flights.redeem(read.subject(), occasion, patience);
    }

    /** Somebody found that no key opens the grant. */
    void unopenable(Subject subject, Occasion occasion, SealBrokenException why) {
        redemptionAudit.unopenable(subject, occasion, String.valueOf(why.getMessage()));
    }

    /** Takes up what crashes and outages have interrupted. */
    public Recovery recovery() {
        return recovery;
    }

    /**
     * Takes nothing new and lets what is under way come to its end.
     *
     * @param patience how long to wait for it; what the provider answers later finds nobody
     */
    void land(Duration patience) {
        timer.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "The server stops while the identity provider has not answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void close() {
        land(Duration.ZERO);
    }
}
