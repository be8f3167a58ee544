package org.nextcloudmcp.connect;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.doctor.ProbeAnswer;
import org.nextcloudmcp.doctor.ProbeOutcome;
import org.nextcloudmcp.doctor.ProbePage;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.ConsentResult;
import org.nextcloudmcp.provisioning.Refusal;
import org.nextcloudmcp.provisioning.UnusableReason;

/** Every page there is, by name, with believable contents. */
final class AllPages {

    static final Scopes SCOPES = Scopes.of(
            "openid", "profile", "email", "offline_access", "files.read", "files.write", "notes.read", "notes.write");
    static final URI PUBLIC_URL = URI.create("https://mcp.example.org");
    static final URI PROVIDER = URI.create("https://id.example.org:8443");
    static final RequestHandle HANDLE = new RequestHandle("q3Zk0mBqQ8s1m2WlJcYw7dT4uVx9aHnE5oRgPiLfKzU");

    private AllPages() {}

    static Map<String, Answer> all() {
        var pages = new LinkedHashMap<String, Answer>();
        pages.put("consent", Answer.of(200, question(new ClientId("claude-code"), SCOPES)));
        pages.put("connected", CallbackAnswers.of(connected()));
        pages.put(
                "welcome",
                Answer.of(
                        200,
                        WelcomePage.of(
                                URI.create(PUBLIC_URL + "/mcp"), URI.create("https://cloud.example.org"), true)));
        for (var reason : UnusableReason.values()) {
            pages.put("link-" + reason, LinkAnswers.unusable(reason));
        }
        pages.put("link-malformed", LinkAnswers.malformed());
        pages.put("foreign-page", LinkAnswers.foreignPage());
        pages.put("declined", LinkAnswers.declined());
        pages.put("provider-unreachable", LinkAnswers.providerUnreachable());
        pages.put("misconfigured", LinkAnswers.misconfigured());
        pages.put("out-of-order", LinkAnswers.outOfOrder("6f1c2d0e-4b1f-4c58-9e2a-1d7f6a0b9c3d"));
        pages.put("callback-malformed", CallbackAnswers.malformed());
        for (var signIn = 1; signIn <= 2; signIn++) {
            var askable = new ProbePage.Askable(signIn, SCOPES, Instant.EPOCH, PROVIDER);
            pages.put("probe-" + signIn, Answer.of(200, ProbeQuestion.of(HANDLE, askable, Duration.ofMinutes(9))));
        }
        pages.put("probe-measuring", ProbeAnswers.measuring(HANDLE));
        pages.put("probe-last", ProbeAnswers.of(new ProbeAnswer.Measuring(HANDLE, true)));
        pages.put("probe-done", ProbeAnswers.done());
        pages.put("probe-declined", ProbeAnswers.declined());
        pages.put("probe-malformed", ProbeAnswers.malformed());
        pages.put("probe-foreign-page", ProbeAnswers.foreignPage());
        pages.put("probe-provider-unreachable", ProbeAnswers.providerUnreachable());
        for (var outcome : ProbeOutcome.values()) {
            pages.put("probe-over-" + outcome, ProbeAnswers.of(new ProbeAnswer.Over(outcome)));
        }
        for (var reason : UnusableReason.values()) {
            pages.put("probe-link-" + reason, ProbeAnswers.unusable(reason));
        }
        for (var why : Refusal.values()) {
            pages.put("probe-not-taken-" + why, ProbeAnswers.of(new ProbeAnswer.NotTaken(why)));
        }
        for (var why : Refusal.values()) {
            pages.put("refused-" + why, refused(why, "access_denied", "User said <b>no</b> & left"));
        }
        return pages;
    }

    static ConsentQuestion question(ClientId client, Scopes scopes) {
        return ConsentQuestion.of(
                HANDLE,
                client,
                scopes,
                PUBLIC_URL,
                URI.create("https://cloud.example.org/nextcloud"),
                PROVIDER,
                Duration.ofSeconds(572));
    }

    static ConsentResult connected() {
        return new ConsentResult.Connected(SCOPES, Instant.parse("2026-06-05T14:05:09.123Z"));
    }

    static Answer refused(Refusal why, String error, String description) {
        return CallbackAnswers.of(new ConsentResult.ConsentRefused(why, Optional.of(error), Optional.of(description)));
    }
}
