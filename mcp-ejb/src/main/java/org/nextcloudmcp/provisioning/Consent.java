package org.nextcloudmcp.provisioning;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.grant.BegunAuthorization;
import org.nextcloudmcp.grant.Consumption;
import org.nextcloudmcp.grant.Lookup;
import org.nextcloudmcp.grant.PendingAuthorization;
import org.nextcloudmcp.grant.PendingAuthorizations;
import org.nextcloudmcp.idp.Discovery;
import org.nextcloudmcp.idp.ProviderMetadata;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.provisioning.ConsentResult.ConsentRefused;
import org.nextcloudmcp.revocation.RevocationDelivery;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.transaction.OwnTransaction;

/** What the connect page and the callback call. No transaction is open while the provider is asked. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Consent {

    private static final Logger LOG = Logger.getLogger(Consent.class.getName());

    private PendingAuthorizations requests;
    private OwnTransaction transaction;
    private Discovery discovery;
    private RandomValues random;
    private Callback callback;
    private RevocationDelivery revocations;
    private Configuration configuration;
    private ConsentAudit audit;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public Consent() {}

    @Inject
    public Consent(
            PendingAuthorizations requests,
            OwnTransaction transaction,
            Discovery discovery,
            RandomValues random,
            Callback callback,
            RevocationDelivery revocations,
            Configuration configuration,
            ConsentAudit audit,
            Clock clock) {
        this.requests = requests;
        this.transaction = transaction;
        this.discovery = discovery;
        this.random = random;
        this.callback = callback;
        this.revocations = revocations;
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the link asks the user. Looking uses nothing up: mail scanners and chat previews open links. */
    public ConsentPage page(RequestHandle handle) {
        var found = transaction.call(() -> requests.find(handle, clock.instant()));
        if (!(found instanceof Lookup.Open open)) {
            return new ConsentPage.Unusable(reason(found));
        }
        var provider = provider();
        var request = open.request();
        return new ConsentPage.Askable(
                request.client(),
                configuration.settings().nextcloud().url(),
                AskedScopes.of(request.scopes(), provider.flatMap(ProviderMetadata::scopesSupported))
                        .app(),
                request.expiresAt(),
                origin(provider.map(ProviderMetadata::authorizationEndpoint)
                        .orElseGet(() ->
                                URI.create(configuration.settings().provider().issuer()))));
    }

    /** Continue: the link is used up and its request bound to this browser. */
    public ConsentStart begin(RequestHandle handle) {
        var provider = provider();
        if (provider.isEmpty()) {
            return new ConsentStart.ProviderUnreachable();
        }
        if (!settled(handle)) {
            return new ConsentStart.ProviderUnreachable();
        }
        var state = random.state();
        var binding = random.binding();
        var verifier = random.verifier();
        var nonce = random.nonce();
        var now = clock.instant();
        var begun = transaction.call(() -> requests.begin(handle, state, binding, verifier, nonce, now));
        if (!(begun instanceof Lookup.Open open)) {
            return new ConsentStart.Unusable(reason(begun));
        }
        var authorization = new AuthorizationRequest(
                provider.get().authorizationEndpoint(),
                configuration.settings().provider().clientId(),
                Callback.redirectUri(configuration),
                AskedScopes.of(open.request().scopes(), provider.get().scopesSupported())
                        .all(),
                state,
                nonce,
                verifier,
                configuration.settings().nextcloud().url());
        return new ConsentStart.Redirect(authorization.url(), binding, left(open.request()));
    }

    /** An older revocation that reached the provider after the new consent could take the new grant along. */
    private boolean settled(RequestHandle handle) {
        return !(transaction.call(() -> requests.find(handle, clock.instant())) instanceof Lookup.Open open)
                || revocations.settle(open.request().subject());
    }

    /** Decline: the link is used up. */
    public ConsentDecline decline(RequestHandle handle) {
        var declined = transaction.call(() -> requests.decline(handle, clock.instant()));
        if (declined instanceof Lookup.Open open) {
            audit.declined(open.request());
            return new ConsentDecline.Declined();
        }
        return new ConsentDecline.Unusable(reason(declined));
    }

    /**
     * The provider's answer, brought by the browser. The state is used up before anything else is looked at, so that
     * no response can be tried twice.
     *
     * @param binding the cookie that {@link #begin} gave, if the browser has it
     */
    public ConsentResult complete(AuthorizationResponse response, Optional<BrowserBinding> binding) {
        if (response.state().isEmpty()) {
            return ConsentRefused.because(Refusal.NO_STATE);
        }
        var state = response.state().get();
        Consumption consumption;
        try {
            consumption = transaction.call(() -> requests.consume(state, binding, clock.instant()));
        } catch (EJBException e) {
            LOG.log(Level.SEVERE, "An authorization response could not be looked up", e);
            return ConsentRefused.because(Refusal.NOT_LOOKED_UP);
        }
        var result = consumption instanceof Consumption.Consumed consumed
                ? settled(state, consumed.authorization(), response)
                : ConsentRefused.because(CallbackPolicy.notConsumed(consumption));
        if (result instanceof ConsentRefused refused) {
            LOG.log(Level.INFO, "An authorization response became no grant: {0}", refused.why());
        }
        return result;
    }

    private ConsentResult settled(State state, BegunAuthorization begun, AuthorizationResponse response) {
        var result = audit.noted(begun.request(), callback.complete(begun, response));
        var declined = result instanceof ConsentRefused refused && refused.why() == Refusal.DECLINED_AT_PROVIDER;
        try {
            transaction.run(() -> requests.settle(state, declined, clock.instant()));
        } catch (EJBException e) {
            // Who waits for this link then waits until it expires.
            LOG.log(Level.WARNING, "A consent that is over could not be marked as such", e);
        }
        return result;
    }

    private Optional<ProviderMetadata> provider() {
        try {
            return Optional.of(discovery.metadata());
        } catch (ProviderUnavailableException e) {
            LOG.log(Level.WARNING, "The connect page does without the provider: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private Duration left(PendingAuthorization request) {
        return Duration.between(clock.instant(), request.expiresAt());
    }

    private static URI origin(URI endpoint) {
        return URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority());
    }

    private static UnusableReason reason(Lookup lookup) {
        if (lookup instanceof Lookup.Expired) {
            return UnusableReason.EXPIRED;
        }
        return lookup instanceof Lookup.Used ? UnusableReason.USED : UnusableReason.UNKNOWN;
    }
}
