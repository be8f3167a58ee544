package org.nextcloudmcp.redemption;

import jakarta.ejb.EJBException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.RotatedTokens;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.idp.TokenOutcome;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.verification.AudienceCheck;

/**
 * Redeems one subject's grant, crash-safe (RFC 6749 section 6). A refresh token that rotates is worth the grant: redeemed
 * twice it looks stolen (RFC 9700 section 4.14.2), and its successor lost on the way is lost for good.
 *
 * <ol>
 *   <li>One flight per subject in the process: {@link RedemptionFlights}.
 *   <li>One holder per subject on all nodes; who finds it taken looks whether the holder has been of use already.
 *   <li>What our journal still holds is stored first; then the grant is read again.
 *   <li>The intent is committed, which also proves that the database can be written.
 *   <li>The provider is asked, with no transaction open.
 *   <li>The refresh token that came is in the journal, on disk.
 *   <li>It is committed where the generation is still the one read, and the intent leaves in the same transaction.
 *   <li>Only then is the access token of use to anybody; the other nodes are told by that commit.
 * </ol>
 *
 * What a crash or an outage interrupts is taken up by {@link Recovery}.
 */
public final class RedemptionProtocol {

    private static final Logger LOG = Logger.getLogger(RedemptionProtocol.class.getName());
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration DISK_NEEDED = Duration.ofSeconds(10);
    private static final Duration OPERATOR_NEEDED = Duration.ofMinutes(1);
    private static final int MOST_READINGS = 3;

    private final Ports ports;
    private final Self self;
    private final ProviderGate gate;
    private final ForeignIntents foreign;
    private final Unstored unstored;
    private final AnswerStore answers;
    private final TokenLifetime lifetime;
    private final RedemptionAudit audit;
    private final Clock clock;

    public RedemptionProtocol(
            Ports ports,
            Self self,
            ProviderGate gate,
            ForeignIntents foreign,
            Unstored unstored,
            TokenLifetime lifetime,
            RedemptionAudit audit,
            Clock clock) {
        this.ports = ports;
        this.self = self;
        this.gate = gate;
        this.foreign = foreign;
        this.unstored = unstored;
        this.answers = new AnswerStore(ports.journal(), ports.ledger(), clock);
        this.lifetime = lifetime;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Redeems the grant, unless it holds already what the occasion asks for. Never two at once for one subject: that is
     * the flights' affair.
     *
     * @return empty if another node is at it: to be tried again in a moment
     * @throws EJBException if the database does not answer
     */
    public Optional<Redemption> redeem(Subject subject, Occasion occasion) {
        var lock = ports.locks().tryLock(subject); // 2
        if (lock.isEmpty()) {
            return landed(next(subject, occasion));
        }
        try {
            return Optional.of(redeemLocked(subject, occasion));
        } finally {
            lock.get().close();
        }
    }

    /** What can be said while another node redeems: nothing as long as there is something to redeem. */
    private static Optional<Redemption> landed(NextStep next) {
        return next instanceof NextStep.Land land && !(land.redemption() instanceof Redemption.Unavailable)
                ? Optional.of(land.redemption())
                : Optional.empty();
    }

    private Redemption redeemLocked(Subject subject, Occasion occasion) {
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            answers.drain(subject); // 3
            var next = next(subject, occasion);
            if (next instanceof NextStep.Land land) {
                return land.redemption();
            }
            var redeemed = redeem((NextStep.Redeem) next, occasion);
            if (redeemed.isPresent()) {
                return redeemed.get();
            }
        }
        return new Redemption.Unavailable(SOON, "the grant changes too fast");
    }

    private NextStep next(Subject subject, Occasion occasion) {
        var standing = ports.ledger().read(subject);
        if (standing instanceof Standing.Present present) {
            return NextStep.of(present, occasion, lifetime, self.node(), foreign::gone, clock.instant());
        }
        if (standing instanceof Standing.Unopenable unopenable) {
            audit.unopenable(subject, occasion, unopenable.why());
            if (occasion instanceof Occasion.Settlement) {
                // Not settled: the key may come back, and with it what became of the redemption can be known.
                return new NextStep.Land(new Redemption.Unavailable(OPERATOR_NEEDED, "the grant does not open"));
            }
            return new NextStep.Land(new Redemption.ReconsentRequired());
        }
        return new NextStep.Land(new Redemption.NoGrant());
    }

    /** Empty: the grant is no longer the one that was read, and must be read again. */
    private Optional<Redemption> redeem(NextStep.Redeem step, Occasion occasion) {
        if (!answers.ready()) {
            return Optional.of(new Redemption.Unavailable(DISK_NEEDED, "the journal of redemptions cannot be written"));
        }
        if (answers.bars(step.grant())) {
            return Optional.of(new Redemption.Unavailable(OPERATOR_NEEDED, "a key of the journal is missing"));
        }
        try (var permit = gate.enter()) {
            if (permit.pause().isPresent()) {
                return Optional.of(new Redemption.Unavailable(
                        permit.pause().get(), "the identity provider did not answer lately"));
            }
            var grant = step.grant();
            var intent = intent(grant);
            unstored.begins(intent.id());
            try {
                var redeemed = redeem(step, intent, permit, occasion);
                redeemed.ifPresent(outcome -> audit.outcome(grant, occasion, outcome));
                return redeemed;
            } finally {
                unstored.ends(intent.id());
            }
        }
    }

    private RedemptionIntent intent(Grant grant) {
        return new RedemptionIntent(
                self.ids().get(),
                grant.subject(),
                grant.generation(),
                self.fingerprint().apply(grant.refreshToken()),
                self.node(),
                clock.instant());
    }

    private Optional<Redemption> redeem(
            NextStep.Redeem step, RedemptionIntent intent, ProviderGate.Permit permit, Occasion occasion) {
        if (!intended(intent, step.begun())) { // 4
            return Optional.empty();
        }
        var askedAt = clock.instant();
        var outcome = ports.provider().refresh(step.grant().refreshToken(), occasion.scopes()); // 5
        if (outcome instanceof TokenOutcome.Unavailable unavailable) {
            permit.failed(unavailable.retryAfter());
            return Optional.of(noAnswer(step, intent, unavailable, askedAt, occasion));
        }
        permit.answered();
        return outcome instanceof TokenOutcome.Refused refused
                ? refused(step.grant(), intent, refused, occasion)
                : issued(step.grant(), intent, ((TokenOutcome.Issued) outcome).answer(), askedAt, occasion);
    }

    private boolean intended(RedemptionIntent intent, Set<UUID> known) {
        try {
            return ports.ledger().intend(intent, known);
        } catch (EJBException e) {
            // It may be there all the same, and would keep other nodes from the grant.
            unstored.keep(intent.id(), () -> ports.ledger().withdraw(intent));
            throw e;
        }
    }

    private Redemption noAnswer(
            NextStep.Redeem step,
            RedemptionIntent intent,
            TokenOutcome.Unavailable outcome,
            Instant askedAt,
            Occasion occasion) {
        if (outcome.rotated().isPresent()) {
            // The answer is of no other use, but the token that was redeemed is spent for this one.
            var rotated = outcome.rotated().get();
            var end = RefreshTokenEnd.of(rotated.expiresInSeconds(), askedAt);
            var tokens = new RotatedTokens(Optional.of(rotated.token()), Optional.empty(), end);
            var answer = Answered.of(intent, step.grant(), tokens, clock.instant());
            answers.keep(answer);
            stored(step.grant(), answer, occasion, Optional.empty());
        } else if (!step.again()) {
            withdraw(intent);
        }
        // An intent that was there before stays: what became of it can only be known from an answer, later.
        return new Redemption.Unavailable(outcome.retryAfter(), "the identity provider does not give tokens now");
    }

    private Optional<Redemption> refused(
            Grant grant, RedemptionIntent intent, TokenOutcome.Refused refused, Occasion occasion) {
        if (!refused.error().equals("invalid_grant")) {
            withdraw(intent);
            if (occasion.ownOnly() && refused.error().equals("invalid_scope")) {
                return Optional.of(new Redemption.ScopesRefused());
            }
            LOG.log(Level.WARNING, "The provider refused to redeem a grant: {0}", refused.error());
            return Optional.of(
                    new Redemption.Unavailable(OPERATOR_NEEDED, "the identity provider refuses to redeem the grant"));
        }
        try {
            return ports.ledger().refused(intent) ? Optional.of(new Redemption.ReconsentRequired()) : Optional.empty();
        } catch (EJBException e) {
            unstored.keep(intent.id(), () -> ports.ledger().refused(intent));
            audit.refusalNotStored(grant, occasion);
            throw e;
        }
    }

    private void withdraw(RedemptionIntent intent) {
        try {
            ports.ledger().withdraw(intent);
        } catch (EJBException e) {
            LOG.log(Level.FINE, "An intent is withdrawn later", e);
            unstored.keep(intent.id(), () -> ports.ledger().withdraw(intent));
        }
    }

    private Optional<Redemption> issued(
            Grant grant, RedemptionIntent intent, TokenAnswer answer, Instant askedAt, Occasion occasion) {
        var end = RefreshTokenEnd.of(answer.refreshExpiresInSeconds(), askedAt);
        var tokens = new RotatedTokens(answer.refreshToken(), Optional.empty(), end);
        var kept = Answered.of(intent, grant, tokens, clock.instant());
        if (answer.refreshToken().isPresent()) {
            answers.keep(kept); // 6: before anything is asked or judged that could fail or take its time
        }
        return occasion.ownOnly()
                // It permits less than a tool call may need: stored or cached, it would break those that follow.
                ? narrowed(stored(grant, kept, occasion, Optional.of(answer.accessToken())), answer, askedAt)
                : judged(grant, kept, answer, askedAt, occasion);
    }

    private static Optional<Redemption> narrowed(boolean stored, TokenAnswer answer, Instant askedAt) {
        return stored ? Optional.of(new Redemption.Narrowed(answer, askedAt)) : Optional.empty();
    }

    private Optional<Redemption> judged(
            Grant grant, Answered kept, TokenAnswer answer, Instant askedAt, Occasion occasion) {
        var accessToken = answer.accessToken();
        // A question to the provider comes after the commit: nobody's silence may delay the refresh token's.
        var asks = ports.judge().asksAbout(accessToken);
        if (asks && !stored(grant, kept, occasion, Optional.of(accessToken))) {
            return Optional.empty();
        }
        var check = ports.judge().check(accessToken);
        var token = usable(answer, check, askedAt);
        var stored = asks
                ? ports.ledger().add(grant.subject(), grant.generation() + 1, token)
                : stored(grant, with(kept, token), occasion, Optional.of(accessToken));
        return stored ? Optional.of(judged(grant, check, token)) : Optional.empty();
    }

    private static Answered with(Answered kept, StoredAccessToken token) {
        var tokens = new RotatedTokens(
                kept.tokens().refreshToken(), Optional.of(token), kept.tokens().refreshTokenExpiresAt());
        return new Answered(
                kept.intentId(), kept.subject(), kept.generation(), kept.provisionedAt(), tokens, kept.answeredAt());
    }

    private static Redemption judged(Grant grant, AudienceCheck check, StoredAccessToken token) {
        if (check instanceof AudienceCheck.Refused refused) {
            LOG.log(Level.SEVERE, "The provider gave a token that is not for the Nextcloud: {0}", refused.why());
            return new Redemption.Unavailable(
                    OPERATOR_NEEDED, "the identity provider gives tokens that are not meant for the Nextcloud");
        }
        if (check instanceof AudienceCheck.Unconfirmed unconfirmed) {
            return new Redemption.Unavailable(unconfirmed.retryAfter(), unconfirmed.reason());
        }
        return new Redemption.Redeemed(token, grant.scopes(), grant.generation() + 1);
    }

    /** A token that does not pass is stored as one that has ended: the refresh token beside it must live. */
    private static StoredAccessToken usable(TokenAnswer answer, AudienceCheck check, Instant askedAt) {
        if (check instanceof AudienceCheck.Confirmed confirmed) {
            return new StoredAccessToken(
                    answer.accessToken(), TokenLifetime.end(askedAt, answer.expiresInSeconds(), confirmed.expiresAt()));
        }
        return new StoredAccessToken(answer.accessToken(), askedAt);
    }

    /** Whether the grant was still the one that was read. */
    private boolean stored(Grant grant, Answered answer, Occasion occasion, Optional<AccessToken> given) {
        try {
            return answers.commit(answer) == Commitment.STORED; // 7
        } catch (EJBException e) {
            audit.notStored(grant, occasion, given);
            throw e;
        }
    }
}
