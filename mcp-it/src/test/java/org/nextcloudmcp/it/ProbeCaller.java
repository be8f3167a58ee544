package org.nextcloudmcp.it;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.walkthrough.Browser;
import org.nextcloudmcp.walkthrough.Page;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;

/** An administrator who has the provider examined, and the test user at a browser who signs in for that. */
final class ProbeCaller {
    static final Map<String, String> SETTINGS =
            Map.of("ADMIN_USER", StageExtension.ADMIN, "ADMIN_PASSWORD", StageExtension.ADMIN_PASSWORD);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final AdminCalls administration;
    private final Browser browser = new Browser(Transcript.silent());

    ProbeCaller(Map<String, String> settings) {
        this.administration = new AdminCalls(Integer.parseInt(settings.get("HTTPS_PORT")));
    }

    /** Starts a probe that waits at most this long before it presents a spent token again. */
    URI start(int patience) {
        JsonObject started = administration.post("/api/v1/admin/provider-probe", "{\"patience\":" + patience + "}");
        return URI.create(started.getString("link"));
    }

    JsonObject report() {
        return administration.get("/api/v1/admin/provider-probe");
    }

    String text() {
        return administration.text("/api/v1/admin/provider-probe/text");
    }

    /** Opens the link, presses Continue, signs in and agrees. */
    Page signIn(URI link, User user) {
        Page page = browser.press(browser.open(link), "Continue");
        page = user.signIn(browser, page);
        return User.isConsentScreen(page) ? user.agree(browser, page) : page;
    }

    Browser browser() {
        return browser;
    }

    /** The whole way; with the second sign-in if it is asked for. */
    JsonObject examined(int patience, User user) {
        Page first = signIn(start(patience), user);
        JsonObject waiting = settled();
        if (waiting.getString("phase").equals("open")) {
            signIn(onward(first), user);
        }
        return ended();
    }

    /** Where the page leads by itself. */
    static URI onward(Page page) {
        String refresh = page.reply().header("Refresh").orElseThrow();
        return page.url().resolve(refresh.substring(refresh.indexOf("url=") + 4));
    }

    /** The report as soon as nothing is measured. */
    JsonObject settled() {
        return when("measuring to end", List.of("open", "ended"));
    }

    JsonObject ended() {
        return when("the probe to end", List.of("ended"));
    }

    private JsonObject when(String what, List<String> phases) {
        Await.until(what, PATIENCE, () -> phases.contains(report().getString("phase")), () -> report().toString());
        return report();
    }

    /** What was found of one thing. */
    static String found(JsonObject report, String part, String member) {
        return ((JsonString)
                        report.getJsonObject("findings").getJsonObject(part).get(member))
                .getString();
    }

    /** All sentences. */
    static String words(JsonObject report) {
        return report.getJsonArray("words").getValuesAs(JsonObject.class).stream()
                .map(word -> word.getString("mark") + " " + word.getString("topic") + ": " + word.getString("text"))
                .reduce("", (all, one) -> all + one + "\n");
    }
}
