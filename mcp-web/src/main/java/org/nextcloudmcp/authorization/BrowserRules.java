package org.nextcloudmcp.authorization;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Against DNS rebinding: a page of a foreign site must not reach this server through the user's browser. Its requests
 * give it away by their Origin, or by a Host that is not ours.
 *
 * @param allowedOrigins as browsers write them: scheme, host and a port that is not the scheme's own
 * @param publicHost the host of the public URL
 */
public record BrowserRules(Set<String> allowedOrigins, String publicHost) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public BrowserRules {
        allowedOrigins = Set.copyOf(allowedOrigins);
        publicHost = publicHost.toLowerCase(Locale.ROOT);
    }

    /**
     * Why the request is refused, if it is. A client that is no browser sends no Origin.
     *
     * @param hosts every name that the request gives this server: all must be ours, and there must be one
     */
    public Optional<Refusal> refusal(Optional<String> origin, List<String> hosts) {
        if (origin.isPresent() && !allows(origin.get())) {
            return Optional.of(Refusal.foreignOrigin());
        }
        return !hosts.isEmpty() && hosts.stream().allMatch(this::isOurs)
                ? Optional.empty()
                : Optional.of(Refusal.foreignHost());
    }

    public boolean allows(String origin) {
        return allowedOrigins.contains(origin);
    }

    /** The port is not compared: proxies and port forwarding change it, and a foreign page cannot use it to come nearer. */
    private boolean isOurs(String host) {
        var name = nameOf(host);
        return name.isPresent() && (name.get().equals(publicHost) || LOOPBACK.contains(name.get()));
    }

    private static Optional<String> nameOf(String host) {
        try {
            return Optional.ofNullable(new URI("http://" + host).getHost()).map(name -> name.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
