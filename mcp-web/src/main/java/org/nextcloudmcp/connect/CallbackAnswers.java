package org.nextcloudmcp.connect;

import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.provisioning.ConsentResult;
import org.nextcloudmcp.provisioning.Refusal;

/** What the browser sees after the identity provider: one answer for each outcome. */
final class CallbackAnswers {

    private static final String ASK_AGAIN =
            "Ask your assistant again for access to your Nextcloud: it gives you a new link.";
    private static final String ADMINISTRATOR =
            "If it happens again, tell the administrator of this server: the log has the details.";
    private static final Duration PROVIDER_PAUSE = Duration.ofSeconds(30);

    private CallbackAnswers() {}

    static Answer of(ConsentResult result) {
        if (result instanceof ConsentResult.Connected connected) {
            return Answer.of(200, ConnectedPage.of(connected.scopes(), connected.since()));
        }
        var refused = (ConsentResult.ConsentRefused) result;
        var words = ProviderWords.of(refused.providerError(), refused.providerDescription());
        return refused(refused.why(), words);
    }

    /** An answer that no provider gives (RFC 6749 section 3.1): nothing was looked up, nothing was used up. */
    static Answer malformed() {
        return problem(
                400,
                "The answer from the sign-in could not be read",
                "It is damaged or was changed on its way. Nothing was stored.",
                "Open the link from your assistant again and continue there.",
                ASK_AGAIN);
    }

    private static Answer refused(Refusal why, Optional<ProviderWords> words) {
        return switch (why) {
            case NO_STATE ->
                problem(
                        400,
                        "This page is the last step of a longer way",
                        "You came here without a request of this server. Nothing was stored.",
                        words,
                        ASK_AGAIN);
            case UNKNOWN_STATE ->
                problem(
                        400,
                        "This answer belongs to no request",
                        "This server has not asked for it, or did so long ago. Nothing was stored.",
                        words,
                        ASK_AGAIN);
            case EXPIRED ->
                problem(
                        410,
                        "That took too long",
                        "The request has expired: there are ten minutes from link to sign-in. Nothing was stored.",
                        words,
                        ASK_AGAIN);
            case ALREADY_USED ->
                problem(
                        410,
                        "This answer has been used",
                        "Each answer counts once. If you reloaded the page, what it said before still holds.",
                        words,
                        "Ask your assistant whether your Nextcloud is connected.",
                        ASK_AGAIN);
            case OTHER_BROWSER ->
                problem(
                        403,
                        "This request was begun in another browser",
                        "Only the browser in which Continue was pressed can finish it. Nothing was stored.",
                        words,
                        "If somebody sent you this link, close this tab.",
                        "If you began it yourself, open the link from your assistant in one browser, allow cookies for this"
                                + " server, and stay in that browser.",
                        ASK_AGAIN);
            case WRONG_ISSUER ->
                problem(
                        400,
                        "This answer comes from another sign-in provider",
                        "It was not given by the provider that this server asked. Nothing was stored.",
                        words,
                        ASK_AGAIN,
                        ADMINISTRATOR);
            case DECLINED_AT_PROVIDER ->
                Answer.of(
                        403,
                        Notice.of(
                                        "You declined",
                                        "You did not allow the access at the sign-in provider. Nothing was stored.",
                                        "You can close this tab.",
                                        "Should you change your mind, ask your assistant again: it gives you a new link.")
                                .with(words));
            case PROVIDER_ERROR ->
                problem(
                        502,
                        "The sign-in provider reported an error",
                        "It did not give the permission. Nothing was stored.",
                        words,
                        ASK_AGAIN,
                        ADMINISTRATOR);
            case CODE_REFUSED ->
                problem(
                        502,
                        "The sign-in provider took its answer back",
                        "You signed in, but the provider did not honour the permission that came of it. Nothing was stored.",
                        words,
                        ASK_AGAIN,
                        ADMINISTRATOR);
            case ID_TOKEN_INVALID ->
                problem(
                        502,
                        "It could not be made sure who signed in",
                        "The provider’s statement about you did not pass this server’s checks. Nothing was stored.",
                        words,
                        ASK_AGAIN,
                        ADMINISTRATOR);
            case OTHER_USER ->
                problem(
                        403,
                        "This link belongs to another account",
                        "You are signed in at the sign-in provider as somebody else than the person who uses the assistant."
                                + " Nothing was stored.",
                        words,
                        "If the link is yours: sign out at the sign-in provider, ask your assistant for a new link, open it"
                                + " and sign in with the account that you use in the assistant.",
                        "If somebody sent you the link, close this tab: it would have given that person access to your"
                                + " Nextcloud.");
            case WRONG_AUDIENCE ->
                problem(
                        502,
                        "The permission is not meant for this Nextcloud",
                        "You agreed, but the provider gave out a permission for something else. Nothing was stored.",
                        words,
                        "Tell the administrator of this server: the provider must put the Nextcloud’s audience into its"
                                + " tokens.");
            case NO_REFRESH_TOKEN ->
                problem(
                        502,
                        "The permission would not last",
                        "You agreed, but the provider gave access for a few minutes only. Nothing was stored.",
                        words,
                        "Tell the administrator of this server: the provider must allow offline access"
                                + " for this server’s client and for your account.");
            case PROVIDER_UNREACHABLE ->
                problem(
                                503,
                                "The sign-in provider does not answer",
                                "You signed in, but this server could not reach the provider to finish. Nothing was stored.",
                                words,
                                "Wait half a minute. " + ASK_AGAIN)
                        .retryAfter(PROVIDER_PAUSE);
            case NOT_LOOKED_UP ->
                problem(
                                503,
                                "This server cannot continue right now",
                                "Its database does not answer. Your answer was not used up. Nothing was stored.",
                                words,
                                "Wait half a minute and reload this page.",
                                "If that does not help: " + ASK_AGAIN)
                        .retryAfter(PROVIDER_PAUSE);
            case NOT_STORED ->
                problem(
                                503,
                                "Your permission could not be kept",
                                "You agreed, but this server’s database does not answer. What the sign-in provider gave was"
                                        + " given back to it. Nothing was stored.",
                                words,
                                "Wait half a minute. " + ASK_AGAIN,
                                ADMINISTRATOR)
                        .retryAfter(PROVIDER_PAUSE);
        };
    }

    private static Answer problem(int status, String title, String what, String... next) {
        return problem(status, title, what, Optional.empty(), next);
    }

    private static Answer problem(
            int status, String title, String what, Optional<ProviderWords> words, String... next) {
        return Answer.of(status, Notice.problem(title, what, next).with(words));
    }
}
