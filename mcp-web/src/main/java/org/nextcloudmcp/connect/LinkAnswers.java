package org.nextcloudmcp.connect;

import java.time.Duration;
import org.nextcloudmcp.provisioning.UnusableReason;

/** The answers to a connect link that does not lead on. */
final class LinkAnswers {

    private static final String ASK_AGAIN =
            "Ask your assistant again for access to your Nextcloud: it gives you a new link.";
    private static final Duration PROVIDER_PAUSE = Duration.ofSeconds(30);

    private LinkAnswers() {}

    static Answer unusable(UnusableReason reason) {
        return switch (reason) {
            case UNKNOWN ->
                Answer.of(
                        404,
                        Notice.problem(
                                "This link is not known",
                                "This server did not give out this link, or it did so long ago.",
                                "Check that you opened the whole link: some programs break long links in two.",
                                ASK_AGAIN));
            case EXPIRED ->
                Answer.of(
                        410,
                        Notice.problem(
                                "This link has expired",
                                "A link can be used for ten minutes. Nothing was stored.",
                                ASK_AGAIN));
            case USED ->
                Answer.of(
                        410,
                        Notice.problem(
                                "This link has been used",
                                "Each link can be answered once, with Continue or with Decline.",
                                "If you have just continued and came back, ask your assistant whether your Nextcloud is"
                                        + " connected.",
                                ASK_AGAIN));
        };
    }

    static Answer malformed() {
        return Answer.of(
                400,
                Notice.problem(
                        "This link is not complete",
                        "The part that says what it is about is missing or damaged.",
                        "Check that you opened the whole link: some programs break long links in two.",
                        ASK_AGAIN));
    }

    static Answer foreignPage() {
        return Answer.of(
                403,
                Notice.problem(
                        "Your decision did not come from this server’s page",
                        "Another web page sent it in your name, so it was not taken. Nothing was stored.",
                        "Open the link from your assistant again, in a new tab, and decide there."));
    }

    static Answer declined() {
        return Answer.of(
                200,
                Notice.of(
                        "Declined",
                        "Nothing was stored, and the link is used up. This server has no access to your Nextcloud"
                                + " through it.",
                        "You can close this tab.",
                        "Should you change your mind, ask your assistant again: it gives you a new link."));
    }

    static Answer providerUnreachable() {
        return Answer.of(
                        503,
                        Notice.problem(
                                "The sign-in provider does not answer",
                                "This server could not reach it just now. Your link was not used up.",
                                "Wait half a minute, go back and press Continue again.",
                                "If the link has expired by then, ask your assistant for a new one."))
                .retryAfter(PROVIDER_PAUSE);
    }

    static Answer misconfigured() {
        return Answer.of(
                503,
                Notice.problem(
                        "This server is not configured yet",
                        "It runs, but settings that it needs are missing or wrong.",
                        "Are you its administrator? The server’s log says which settings, and what to do about each.",
                        "Everybody else: come back later."));
    }

    static Answer noConsentAsked() {
        return Answer.of(
                404,
                Notice.of(
                        "There is nothing to connect here",
                        "This server reaches your Nextcloud with the sign-in of your assistant, each time anew. It asks"
                                + " for no other permission and keeps none.",
                        "Go back to your assistant and go on there. You can close this tab."));
    }

    /** @param id under which the log has the cause */
    static Answer outOfOrder(String id) {
        return Answer.of(
                500,
                Notice.problem(
                        "Something went wrong here",
                        "The fault is this server’s, not yours. Its log has the details.",
                        "Try again in a minute.",
                        "If it happens again, tell the server’s administrator this number: " + id));
    }
}
