package org.nextcloudmcp.doctor;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.idp.Discovery;
import org.nextcloudmcp.idp.ProviderMetadata;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.probe.ProbeLink;
import org.nextcloudmcp.probe.ProbePhase;
import org.nextcloudmcp.probe.ProbeReturn;
import org.nextcloudmcp.probe.ProviderProbes;
import org.nextcloudmcp.provisioning.AskedScopes;
import org.nextcloudmcp.provisioning.AuthorizationRequest;
import org.nextcloudmcp.provisioning.AuthorizationResponse;
import org.nextcloudmcp.provisioning.Callback;
import org.nextcloudmcp.provisioning.ConsentStart;
import org.nextcloudmcp.provisioning.RandomValues;
import org.nextcloudmcp.provisioning.Refusal;
import org.nextcloudmcp.provisioning.UnusableReason;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * The test user's way through the browser: the same requests, the same redirect URI and the same checks as in Flow 2, and
 * no grant at its end. No transaction is open while the provider is asked.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProbeSignIn {

    private static final Logger LOG = Logger.getLogger(ProbeSignIn.class.getName());

    /** A probe's states are longer than Flow 2's by this, so that the one callback knows them by their looks. */
    private static final String MARK = "probe-";

    private static final int LENGTH_OF_A_STATE = 43;

    /** Asked for late: a server with faulty settings has no keys to make it with. */
    private Provider<ProviderProbes> probes;

    private OwnTransaction transaction;
    private Discovery discovery;
    private RandomValues random;
    private ProbeRedemption redemption;
    private Configuration configuration;
    private Audit audit;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public ProbeSignIn() {}

    @Inject
    public ProbeSignIn(
            Provider<ProviderProbes> probes,
            OwnTransaction transaction,
            Discovery discovery,
            RandomValues random,
            ProbeRedemption redemption,
            Configuration configuration,
            Audit audit,
            Clock clock) {
        this.probes = probes;
        this.transaction = transaction;
        this.discovery = discovery;
        this.random = random;
        this.redemption = redemption;
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a state is one of a probe's, and not one of Flow 2. */
    public static boolean isOurs(State state) {
        return state.value().startsWith(MARK) && state.value().length() == MARK.length() + LENGTH_OF_A_STATE;
    }

    /** What the link asks the test user. Looking uses nothing up. */
    public ProbePage page(RequestHandle handle) {
        var found = transaction.call(() -> probes.get().find(handle, clock.instant()));
        if (found instanceof ProbeLink.Usable usable) {
            var provider = provider();
            var endpoint = provider.map(ProviderMetadata::authorizationEndpoint)
                    .orElseGet(
                            () -> URI.create(configuration.settings().provider().issuer()));
            var asked = AskedScopes.of(usable.probe().scopes(), provider.flatMap(ProviderMetadata::scopesSupported));
            return new ProbePage.Askable(
                    usable.probe().signIn(), asked.app(), usable.probe().expiresAt(), origin(endpoint));
        }
        return found instanceof ProbeLink.Unknown ? unknown() : new ProbePage.Unusable(reason(found));
    }

    /** The link to a second sign-in is given out before it is known whether one is needed. */
    private ProbePage unknown() {
        var latest = transaction.call(() -> probes.get().latest());
        if (latest.filter(probe -> probe.phase() == ProbePhase.MEASURING).isPresent()) {
            return new ProbePage.Measuring();
        }
        var justOver = latest.flatMap(probe -> probe.finishedAt())
                .filter(end -> end.isAfter(clock.instant().minus(ProviderProbes.LIFETIME)))
                .isPresent();
        return justOver ? new ProbePage.Over() : new ProbePage.Unusable(UnusableReason.UNKNOWN);
    }

    /** Continue: the link is used up and its sign-in bound to this browser. */
    public ConsentStart begin(RequestHandle handle) {
        var provider = provider();
        if (provider.isEmpty()) {
            return new ConsentStart.ProviderUnreachable();
        }
        var state = new State(MARK + random.state().value());
        var binding = random.binding();
        var verifier = random.verifier();
        var nonce = random.nonce();
        var now = clock.instant();
        var begun = transaction.call(() -> probes.get().begin(handle, state, binding, verifier, nonce, now));
        if (!(begun instanceof ProbeLink.Usable usable)) {
            return new ConsentStart.Unusable(reason(begun));
        }
        var authorization = new AuthorizationRequest(
                provider.get().authorizationEndpoint(),
                configuration.settings().provider().clientId(),
                Callback.redirectUri(configuration),
                AskedScopes.of(usable.probe().scopes(), provider.get().scopesSupported())
                        .all(),
                state,
                nonce,
                verifier,
                configuration.settings().nextcloud().url());
        return new ConsentStart.Redirect(
                authorization.url(),
                binding,
                Duration.between(now, usable.probe().expiresAt()));
    }

    /**
     * Decline: the probe is over.
     *
     * @return why not, if the link could not be used in the first place
     */
    public Optional<UnusableReason> decline(RequestHandle handle) {
        var found = transaction.call(() -> probes.get().find(handle, clock.instant()));
        if (!(found instanceof ProbeLink.Usable usable)) {
            return Optional.of(reason(found));
        }
        var probe = usable.probe();
        var declined = transaction.call(() -> probes.get()
                .end(probe.id(), ProbePhase.OPEN, ProbeOutcome.DECLINED.name(), probe.findings(), clock.instant()));
        return declined ? Optional.empty() : Optional.of(UnusableReason.USED);
    }

    /**
     * The provider's answer, brought by the browser. The state is used up before anything else is looked at.
     *
     * @param binding the cookie that {@link #begin} gave, if the browser has it
     */
    public ProbeAnswer complete(AuthorizationResponse response, Optional<BrowserBinding> binding) {
        var state = response.state().orElseThrow();
        var taken = transaction.call(() -> probes.get().consume(state, binding, clock.instant()));
        if (!(taken instanceof ProbeReturn.Consumed consumed)) {
            return new ProbeAnswer.NotTaken(notTaken(taken));
        }
        var again = new RequestHandle(random.handle().value());
        var answer = redemption.redeem(consumed, response, again);
        var outcome = answer instanceof ProbeAnswer.Over over ? over.outcome().name() : "SIGNED_IN";
        audit.record(AuditAction.PROBE, Optional.empty(), Optional.empty(), outcome, Optional.empty());
        return answer;
    }

    private Optional<ProviderMetadata> provider() {
        try {
            return Optional.of(discovery.metadata());
        } catch (ProviderUnavailableException e) {
            LOG.log(Level.WARNING, "The probe''s page does without the provider: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static URI origin(URI endpoint) {
        return URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority());
    }

    private static UnusableReason reason(ProbeLink link) {
        if (link instanceof ProbeLink.Expired) {
            return UnusableReason.EXPIRED;
        }
        return link instanceof ProbeLink.Unknown ? UnusableReason.UNKNOWN : UnusableReason.USED;
    }

    private static Refusal notTaken(ProbeReturn taken) {
        if (taken instanceof ProbeReturn.ExpiredState) {
            return Refusal.EXPIRED;
        }
        if (taken instanceof ProbeReturn.UsedState) {
            return Refusal.ALREADY_USED;
        }
        return taken instanceof ProbeReturn.OtherBrowser ? Refusal.OTHER_BROWSER : Refusal.UNKNOWN_STATE;
    }
}
