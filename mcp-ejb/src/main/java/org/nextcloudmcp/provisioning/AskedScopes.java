package org.nextcloudmcp.provisioning;

import java.util.Optional;
import org.nextcloudmcp.oauth.Scopes;

/**
 * The scopes of an authorization request. A provider that names its scopes is asked for no other: some answer
 * {@code invalid_scope} to one they do not know.
 *
 * @param app those the tools need; these are what the user is told and what is stored
 * @param openid those that make the round trip work: who signed in, and a refresh token
 */
public record AskedScopes(Scopes app, Scopes openid) {

    /** OpenID Connect Core section 11. */
    private static final Scopes OFFLINE = Scopes.of("offline_access");

    /**
     * What to ask for.
     *
     * @param supported {@code scopes_supported} of the provider's metadata; absent, it may know any. A provider that lists
     *     none of the wanted ones does not list such scopes at all, as RFC 8414 section 2 allows: then all are asked for
     */
    public static AskedScopes of(Scopes wanted, Optional<Scopes> supported) {
        return new AskedScopes(
                supported
                        .map(wanted::intersection)
                        .filter(listed -> !listed.isEmpty())
                        .orElse(wanted),
                AppScopes.IDENTITY.union(supported.map(OFFLINE::intersection).orElse(OFFLINE)));
    }

    /** For the {@code scope} parameter. */
    public Scopes all() {
        return openid.union(app);
    }

    /**
     * What the user granted: the token response's {@code scope}, which may be absent if it is what was asked for (RFC
     * 6749 section 5.1), and never more than was asked for.
     */
    public Scopes granted(Optional<Scopes> answered) {
        return answered.map(app::intersection).orElse(app);
    }
}
