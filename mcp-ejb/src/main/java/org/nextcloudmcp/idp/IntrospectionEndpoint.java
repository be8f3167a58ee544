package org.nextcloudmcp.idp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.nextcloudmcp.oauth.AccessToken;

/** The provider's introspection endpoint (RFC 7662). */
@Singleton
public class IntrospectionEndpoint {

    /** A flood of invented tokens must neither occupy all request threads nor become a flood at the provider. */
    static final int AT_ONCE = 8;

    /** So many may wait for a place; the other request threads are for those who need no answer. */
    static final int MOST_WAITING = 16;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Discovery discovery;
    private final ProviderForm form;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    @Inject
    public IntrospectionEndpoint(Discovery discovery, ProviderForm form, Clock clock) {
        this.discovery = discovery;
        this.form = form;
        this.clock = clock;
    }

    /**
     * Asks what a token is (section 2.1).
     *
     * @throws ProviderUnavailableException if the provider does not answer, answers nonsense, or is asked too much at once
     */
    public IntrospectionOutcome introspect(AccessToken token) {
        var endpoint = discovery.metadata().introspectionEndpoint();
        if (endpoint.isEmpty()) {
            return new IntrospectionOutcome.NotSupported();
        }
        takePlace();
        try {
            return introspect(token, endpoint.get());
        } finally {
            places.release();
        }
    }

    private IntrospectionOutcome introspect(AccessToken token, URI endpoint) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("token", token.value());
        parameters.put("token_type_hint", "access_token");
        return outcome(form.post(endpoint, parameters));
    }

    private IntrospectionOutcome outcome(HttpAnswer answer) {
        var pause = RetryAfter.read(answer.retryAfter(), clock.instant(), LastGood.PAUSE_AFTER_FAILURE);
        if (answer.status() == 200) {
            return answer.json()
                    .map(IntrospectionOutcome.Answered::new)
                    .orElseThrow(() -> new ProviderUnavailableException("introspection answers no JSON object", pause));
        }
        var error = OAuthError.in(answer);
        // Section 2.3: a 401 speaks about our client, never about the token.
        var ourClient =
                answer.refuses() && error.filter(OAuthError::aboutOurClient).isPresent();
        if (answer.status() == 401 || ourClient) {
            return new IntrospectionOutcome.ClientRefused();
        }
        // Not of RFC 7662, but what providers answer that introspect some kinds of tokens only.
        if (answer.status() == 400
                && error.filter(OAuthError::aboutTheTokenType).isPresent()) {
            return new IntrospectionOutcome.NotSupported();
        }
        throw new ProviderUnavailableException("introspection answers status " + answer.status(), pause);
    }

    private void takePlace() {
        try {
            // The queue's length is an estimate, and a bound need not be exact.
            var crowded = places.getQueueLength() >= MOST_WAITING;
            if (crowded || !places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProviderUnavailableException("too many introspections at once", LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailableException("interrupted while waiting", LONGEST_WAIT, e);
        }
    }
}
