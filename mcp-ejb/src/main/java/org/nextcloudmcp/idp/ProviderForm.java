package org.nextcloudmcp.idp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.settings.ClientCredential;
import org.nextcloudmcp.settings.Configuration;

/** Posts a form to one of the provider's endpoints; no request goes out without client authentication. */
@Singleton
public class ProviderForm {

    private final Configuration configuration;
    private final Discovery discovery;
    private final ProviderHttp http;
    private final Clock clock;
    private final SecureRandom random;

    /** By endpoint, of which a provider has a handful. */
    private final ConcurrentMap<URI, EndpointPause> pauses = new ConcurrentHashMap<>();

    @Inject
    public ProviderForm(
            Configuration configuration, Discovery discovery, ProviderHttp http, Clock clock, SecureRandom random) {
        this.configuration = configuration;
        this.discovery = discovery;
        this.http = http;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Posts these parameters as our client.
     *
     * @throws ProviderUnavailableException if there is no answer, or if the endpoint is to be left alone for a while
     */
    HttpAnswer post(URI endpoint, Map<String, String> parameters) {
        return post(endpoint, parameters, http::post);
    }

    /**
     * As {@link #post}, and listens long for the answer; see {@link ProviderHttp#postAndListen}.
     *
     * @throws ProviderUnavailableException if there is no answer, or if the endpoint is to be left alone for a while
     */
    HttpAnswer postAndListen(URI endpoint, Map<String, String> parameters) {
        return post(endpoint, parameters, http::postAndListen);
    }

    private HttpAnswer post(URI endpoint, Map<String, String> parameters, Posting posting) {
        leaveAloneIfAsked(endpoint);
        var client = authentication();
        var form = new LinkedHashMap<>(parameters);
        form.putAll(client.parameters());
        try {
            var answer = posting.post(endpoint, form, client.authorization());
            pauses.compute(endpoint, (uri, pause) -> known(pause).after(answer, clock.instant()));
            if (answer.misplaced()) {
                discovery.endpointFailed();
            }
            return answer;
        } catch (ProviderUnavailableException e) {
            pauses.compute(endpoint, (uri, pause) -> known(pause).afterSilence(clock.instant()));
            discovery.endpointFailed();
            throw e;
        }
    }

    private interface Posting {
        HttpAnswer post(URI endpoint, Map<String, String> form, Optional<String> authorization);
    }

    private void leaveAloneIfAsked(URI endpoint) {
        var left = known(pauses.get(endpoint)).left(clock.instant());
        if (left.isPresent()) {
            throw new ProviderUnavailableException("the provider wants to be left alone for a while", left.get());
        }
    }

    private static EndpointPause known(@Nullable EndpointPause pause) {
        return pause == null ? EndpointPause.NONE : pause;
    }

    private ClientAuthentication authentication() {
        var provider = configuration.settings().provider();
        var credential = provider.credential();
        if (credential instanceof ClientCredential.SecretBasic basic) {
            return ClientAuthentication.basic(provider.clientId(), basic.secret());
        }
        if (credential instanceof ClientCredential.SecretPost post) {
            return ClientAuthentication.post(provider.clientId(), post.secret());
        }
        var key = ((ClientCredential.PrivateKey) credential).key();
        var assertion = ClientAssertion.sign(provider.clientId(), key, discovery.metadata(), clock.instant(), random);
        return ClientAuthentication.assertion(provider.clientId(), assertion);
    }
}
