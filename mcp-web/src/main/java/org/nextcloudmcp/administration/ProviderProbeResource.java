package org.nextcloudmcp.administration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.doctor.ProbeReport;
import org.nextcloudmcp.doctor.ProbeStart;
import org.nextcloudmcp.doctor.ProviderProbe;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.tools.ToolCatalogue;

/**
 * {@code provider-probe}: has the identity provider examined with a test user's sign-in, and tells what was found and
 * what it means. Never a token; the link that starting gives is shown once.
 */
@Path("api/v1/admin/provider-probe")
@Administrative
@Singleton
public class ProviderProbeResource {

    private static final long USUAL_PATIENCE = 60;

    private final ProviderProbe probe;
    private final ToolCatalogue catalogue;

    @Inject
    public ProviderProbeResource(ProviderProbe probe, ToolCatalogue catalogue) {
        this.probe = probe;
        this.catalogue = catalogue;
    }

    /** How the newest probe stands. */
    @GET
    public Response read() {
        return probe.report()
                .map(report -> AdministrationAnswer.ok(json(report)))
                .orElseGet(() -> AdministrationAnswer.notFound("probe yet"));
    }

    /** The same in plain words, for a terminal. */
    @GET
    @Path("text")
    public Response text() {
        return probe.report()
                .map(report -> AdministrationAnswer.text(ProbeText.of(report)))
                .orElseGet(() -> AdministrationAnswer.notFound("probe yet"));
    }

    /**
     * Starts a probe.
     *
     * @param body nothing, or {@code {"patience": seconds}}
     */
    @POST
    public Response start(String body) {
        var patience = patience(body);
        if (patience.isEmpty()) {
            return AdministrationAnswer.error(
                    400,
                    "invalid_request",
                    "The body is empty or {\"patience\": seconds}, with 0 to " + ProviderProbe.MOST_PATIENCE.toSeconds()
                            + " seconds.");
        }
        if (!(probe.start(catalogue.scopes(), patience.get()) instanceof ProbeStart.Link link)) {
            return AdministrationAnswer.error(409, "busy", "A probe is measuring now; wait for its end.");
        }
        return AdministrationAnswer.begun(CachedJson.object()
                .add("link", link.link().toString())
                .add("expires_at", link.expiresAt().toString())
                .build());
    }

    private static Optional<Duration> patience(String body) {
        if (body.isBlank()) {
            return Optional.of(Duration.ofSeconds(USUAL_PATIENCE));
        }
        return StrictJson.object(body)
                .map(json -> json.getOrDefault("patience", CachedJson.number(USUAL_PATIENCE)))
                .filter(value -> value instanceof JsonNumber number && number.isIntegral())
                .map(value -> ((JsonNumber) value).doubleValue())
                .filter(seconds -> 0 <= seconds && seconds <= ProviderProbe.MOST_PATIENCE.toSeconds())
                .map(seconds -> Duration.ofSeconds(seconds.longValue()));
    }

    private static JsonObject json(ProbeReport report) {
        var words = CachedJson.array();
        report.sentences()
                .forEach(sentence -> words.add(CachedJson.object()
                        .add("mark", sentence.mark().name().toLowerCase(Locale.ROOT))
                        .add("topic", sentence.topic())
                        .add("text", sentence.text())));
        var settings = CachedJson.array();
        report.advice()
                .forEach(advice -> settings.add(CachedJson.object()
                        .add("setting", advice.setting())
                        .add("value", advice.value())
                        .add("why", advice.why())));
        var json = CachedJson.object()
                .add("id", report.id())
                .add("phase", report.phase().name().toLowerCase(Locale.ROOT))
                .add("sign_in", report.signIn())
                .add("started_at", report.startedAt().toString())
                .add("now", report.now())
                .add("findings", report.findings())
                .add("words", words)
                .add("settings", settings);
        report.outcome().ifPresent(outcome -> json.add("outcome", outcome.name().toLowerCase(Locale.ROOT)));
        report.finishedAt().ifPresent(at -> json.add("finished_at", at.toString()));
        return json.build();
    }
}
