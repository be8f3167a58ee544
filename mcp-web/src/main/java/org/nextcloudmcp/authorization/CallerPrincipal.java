package org.nextcloudmcp.authorization;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.verification.VerifiedToken;

/**
 * The user of a verified token as MicroProfile's principal. Only a {@link VerifiedToken} makes one.
 *
 * <p>{@code raw_token} is no claim here: nobody behind the filter needs the inbound token, so nobody gets it.
 */
public final class CallerPrincipal implements JsonWebToken {

    private final VerifiedToken token;

    CallerPrincipal(VerifiedToken token) {
        this.token = token;
    }

    public VerifiedToken token() {
        return token;
    }

    /** {@code upn}, else {@code preferred_username}, else {@code sub}, as MicroProfile JWT wants it. For display only. */
    @Override
    public String getName() {
        var claims = token.claims();
        return claims.get(Claims.upn.name()) instanceof String upn
                ? upn
                : claims.get(Claims.preferred_username.name()) instanceof String name
                        ? name
                        : token.subject().sub();
    }

    @Override
    public Set<String> getClaimNames() {
        return token.claims().keySet();
    }

    @Override
    // the interface lets the caller choose the type; a wrong choice fails there with a ClassCastException
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getClaim(String name) {
        var value = token.claims().get(name);
        return (T) (name.equals(Claims.aud.name()) && value != null ? audience(value) : value);
    }

    /** A list or a string on the wire (RFC 7519 section 4.1.3), a set here. */
    private static Set<String> audience(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(Object::toString).collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of(value.toString());
    }

    @Override
    public String toString() {
        return "CallerPrincipal" + Map.of("token", token.fingerprint());
    }
}
