package org.nextcloudmcp.verification;

import java.util.regex.Pattern;
import org.nextcloudmcp.oauth.AccessToken;

/** What a token is by its looks, which decides who can judge it. Nothing is asked of the provider to find out. */
sealed interface TokenForm {

    /** Longer than any opaque token in use; each one presented is sent on to the provider. */
    int LONGEST_OPAQUE = 4 * 1024;

    /** RFC 6750 section 2.1. */
    Pattern B64TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

    /** Three parts: a signed JWT (RFC 7515 section 7.1). Such a token is never asked about, whatever is wrong with it. */
    record Signed(UnverifiedJwt jwt) implements TokenForm {}

    /** Something only its issuer can read (RFC 7662). */
    record Opaque() implements TokenForm {}

    /** Nothing that could be accepted. */
    record Malformed() implements TokenForm {}

    static TokenForm of(AccessToken token) {
        if (looksSigned(token)) {
            return UnverifiedJwt.parse(token).<TokenForm>map(Signed::new).orElseGet(Malformed::new);
        }
        var text = token.value();
        var opaque = text.length() <= LONGEST_OPAQUE && B64TOKEN.matcher(text).matches();
        return opaque && !looksEncrypted(token) ? new Opaque() : new Malformed();
    }

    /** Whether it has a signed JWT's number of parts. */
    static boolean looksSigned(AccessToken token) {
        return dots(token.value()) == 2;
    }

    private static int dots(String text) {
        var dots = 0;
        for (var at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
            dots++;
        }
        return dots;
    }

    /** Five parts with a header in front: a JWE (RFC 7516 section 7.1). We have no key for it, and the provider no say. */
    static boolean looksEncrypted(AccessToken token) {
        var text = token.value();
        return dots(text) == 4
                && UnverifiedJwt.part(text.substring(0, text.indexOf('.'))).isPresent();
    }
}
