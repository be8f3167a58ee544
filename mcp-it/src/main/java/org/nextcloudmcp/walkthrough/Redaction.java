package org.nextcloudmcp.walkthrough;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shortens every credential in a text to its fingerprint, wherever HTTP carries one. */
final class Redaction {
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*");
    private static final Pattern FORM_OR_URL = Pattern.compile(
            "((?:^|[?&\\s])(?:code|state|session_state|nonce|code_verifier|code_challenge|request|refresh_token|password|"
                    + "session_code|execution|client_data|tab_id)=)([^&\\s\"\\\\]+)");
    private static final Pattern JSON = Pattern.compile(
            "(\"(?:access_token|refresh_token|id_token|requestState|session_state)\"\\s*:\\s*\")([^\"]+)");
    private static final Pattern COOKIE_LINE = Pattern.compile("(?im)^((?:set-)?cookie: *)(.*)$");
    private static final Pattern COOKIE = Pattern.compile("(^|; *)([^=;]+=)([^;]{16,})");

    private Redaction() {}

    static String of(String text) {
        String shorter = JWT.matcher(text).replaceAll(found -> Fingerprint.of(found.group()));
        shorter = FORM_OR_URL.matcher(shorter).replaceAll(Redaction::keepName);
        shorter = JSON.matcher(shorter).replaceAll(Redaction::keepName);
        return COOKIE_LINE.matcher(shorter).replaceAll(Redaction::cookies);
    }

    private static String cookies(MatchResult line) {
        return Matcher.quoteReplacement(line.group(1)
                + COOKIE.matcher(line.group(2))
                        .replaceAll(cookie -> Matcher.quoteReplacement(
                                cookie.group(1) + cookie.group(2) + Fingerprint.of(cookie.group(3)))));
    }

    private static String keepName(MatchResult found) {
        boolean done = found.group(2).startsWith("‹");
        return Matcher.quoteReplacement(found.group(1) + (done ? found.group(2) : Fingerprint.of(found.group(2))));
    }
}
