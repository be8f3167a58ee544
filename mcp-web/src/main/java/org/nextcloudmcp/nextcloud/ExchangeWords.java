package org.nextcloudmcp.nextcloud;

import org.nextcloudmcp.exchange.ExchangeRefusal;
import org.nextcloudmcp.exchange.ExchangedToken;
import org.nextcloudmcp.oauth.Scopes;

/** What a user or a model is told when the exchange gave no token: what is the matter, and who can do what about it. */
final class ExchangeWords {

    private static final String LOG = " Tell the administrator of this server (";

    private ExchangeWords() {}

    static String refused(ExchangeRefusal why, Scopes scopes) {
        return switch (why) {
            case SUBJECT_TOKEN_ENDED, SUBJECT_TOKEN_INACTIVE, INVALID_GRANT, TOKEN_ENDED ->
                "The sign-in has ended, so the identity provider gives no access to Nextcloud. Sign in again and repeat"
                        + " the call.";
            case INVALID_REQUEST ->
                "The identity provider does not accept the sign-in for access to Nextcloud: it has ended, or the provider"
                        + " does not let this server exchange it. Sign in again and repeat the call; if that does not"
                        + " help, tell the administrator of this server.";
            case INVALID_SCOPE, SCOPE_BEYOND_SUBJECT_TOKEN ->
                "The identity provider does not permit " + scopes + " for this user. Sign in again and agree to these"
                        + " scopes; if none are asked for, the administrator has to allow them at the provider.";
            case ACCESS_DENIED ->
                "The identity provider does not permit this server to act with this sign-in: it was not given for it. Sign"
                        + " in again through the address of this server; if that does not help, tell its administrator.";
            case NOT_SUPPORTED ->
                "The identity provider does not support token exchange, so no tool can reach Nextcloud. The administrator"
                        + " has to enable it there, or set nextcloud.credential to grant." + operator(why);
            case UNKNOWN_AUDIENCE, AUDIENCE_NOT_ALLOWED ->
                "The identity provider does not know the Nextcloud under the name that is set as nextcloud.audience."
                        + operator(why);
            case NO_SCOPE, SCOPE_NOT_ALLOWED, REFUSED ->
                "The identity provider gives no access to Nextcloud for this call." + operator(why);
            case WRONG_ISSUED_TOKEN_TYPE,
                    WRONG_TOKEN_TYPE,
                    SAME_TOKEN,
                    UNREADABLE_TOKEN,
                    WRONG_ISSUER,
                    WRONG_AUDIENCE,
                    WRONG_SUBJECT,
                    BROADER_SCOPE ->
                "The identity provider gave a token that is not what was asked for, and it was thrown away."
                        + operator(why);
        };
    }

    static String narrower(Scopes missing) {
        return "The identity provider gave a token without " + missing + ". Sign in again and agree to these scopes; if"
                + " none are asked for, the administrator has to allow them at the provider.";
    }

    static String unavailable(ExchangedToken.Unavailable unavailable) {
        return "The identity provider gives no access token for Nextcloud at the moment: " + unavailable.reason()
                + ". Try again in " + Math.max(1, unavailable.retryAfter().toSeconds()) + " seconds.";
    }

    private static String operator(ExchangeRefusal why) {
        return LOG + why + ").";
    }
}
