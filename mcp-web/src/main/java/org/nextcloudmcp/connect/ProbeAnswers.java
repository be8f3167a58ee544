package org.nextcloudmcp.connect;

import java.time.Duration;
import org.nextcloudmcp.doctor.ProbeAnswer;
import org.nextcloudmcp.doctor.ProbeOutcome;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.provisioning.Refusal;
import org.nextcloudmcp.provisioning.UnusableReason;

/** What the test user of a probe sees beside the question. */
final class ProbeAnswers {

    private static final String NEW_PROBE = "Ask the administrator of this server to start a new probe.";
    private static final String CLOSE = "You can close this tab. The administrator of this server sees the result.";
    private static final Duration PROVIDER_PAUSE = Duration.ofSeconds(30);

    private ProbeAnswers() {}

    /** After the provider. */
    static Answer of(ProbeAnswer answer) {
        if (answer instanceof ProbeAnswer.Measuring measuring) {
            return measuring.last() ? thatWasAll() : measuring(measuring.again());
        }
        if (answer instanceof ProbeAnswer.NotTaken notTaken) {
            return notTaken(notTaken.why());
        }
        return over(((ProbeAnswer.Over) answer).outcome());
    }

    static Answer measuring(RequestHandle again) {
        return Answer.of(
                        200,
                        Notice.of(
                                "Thank you. Measuring…",
                                "This server now tries out what the provider does with the tokens it has just given. That"
                                        + " takes some seconds.",
                                "Leave this tab open: it goes on by itself, and may ask you to sign in once more.",
                                "If nothing happens within half a minute, reload this page."))
                // Relative to /oauth/callback-nextcloud and to /connect/probe alike.
                .movingOnTo("../connect/probe?request=" + again.value());
    }

    static Answer done() {
        return Answer.of(
                200,
                Notice.of("Done", "Nothing more is needed of you. All tokens of this test are given back.", CLOSE));
    }

    private static Answer thatWasAll() {
        return Answer.of(
                200,
                Notice.of(
                        "Thank you, that was all",
                        "This server goes on measuring for some seconds or minutes, and then gives all tokens of this test"
                                + " back.",
                        "Do not connect a Nextcloud with this account before the result is there.",
                        CLOSE));
    }

    private static Answer over(ProbeOutcome outcome) {
        if (outcome == ProbeOutcome.DECLINED_AT_PROVIDER) {
            return declined();
        }
        var status = outcome == ProbeOutcome.HAS_GRANT ? 403 : 502;
        return Answer.of(status, Notice.problem("The examination could not begin", outcome.words(), CLOSE, NEW_PROBE));
    }

    private static Answer notTaken(Refusal why) {
        var what = switch (why) {
            case EXPIRED -> "The link has expired: there are ten minutes from link to sign-in.";
            case ALREADY_USED -> "Each answer of the provider counts once, and this one has been used.";
            case OTHER_BROWSER -> "Only the browser in which Continue was pressed can finish it.";
            default -> "This server has not asked for this answer, or did so long ago.";
        };
        return Answer.of(400, Notice.problem("This answer cannot be used", what, NEW_PROBE));
    }

    static Answer unusable(UnusableReason reason) {
        return switch (reason) {
            case UNKNOWN ->
                Answer.of(
                        404,
                        Notice.problem(
                                "This link is not known",
                                "This server did not give out this link, or a newer one has taken its place.",
                                NEW_PROBE));
            case EXPIRED ->
                Answer.of(
                        410, Notice.problem("This link has expired", "A link can be used for ten minutes.", NEW_PROBE));
            case USED -> Answer.of(410, Notice.problem("This link has been used", "Each link counts once.", NEW_PROBE));
        };
    }

    static Answer malformed() {
        return Answer.of(
                400,
                Notice.problem(
                        "This link is not complete",
                        "The part that says what it is about is missing or damaged.",
                        "Check that you opened the whole link: some programs break long links in two."));
    }

    static Answer foreignPage() {
        return Answer.of(
                403,
                Notice.problem(
                        "Your decision did not come from this server’s page",
                        "Another web page sent it in your name, so it was not taken.",
                        "Open the link again, in a new tab, and decide there."));
    }

    static Answer declined() {
        return Answer.of(200, Notice.of("Declined", "Nothing was examined, and the link is used up.", CLOSE));
    }

    static Answer providerUnreachable() {
        return Answer.of(
                        503,
                        Notice.problem(
                                "The sign-in provider does not answer",
                                "This server could not reach it just now. Your link was not used up.",
                                "Wait half a minute, go back and press Continue again."))
                .retryAfter(PROVIDER_PAUSE);
    }
}
