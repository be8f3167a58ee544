package org.nextcloudmcp.doctor;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.probe.ProbePhase;
import org.nextcloudmcp.probe.ProbeRecord;
import org.nextcloudmcp.settings.Settings;

/**
 * How a probe stands, what it found and what follows. Holds nothing secret.
 *
 * @param now what it is at, in words
 * @param findings as JSON
 * @param sentences what the findings mean, by what matters most
 */
public record ProbeReport(
        long id,
        ProbePhase phase,
        int signIn,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<ProbeOutcome> outcome,
        String now,
        JsonObject findings,
        List<Sentence> sentences,
        List<Advice> advice) {

    static ProbeReport of(ProbeRecord probe, Settings settings) {
        var found = FindingsJson.read(probe.findings());
        var outcome = probe.outcome().map(ProbeOutcome::valueOf);
        return new ProbeReport(
                probe.id(),
                probe.phase(),
                probe.signIn(),
                probe.startedAt(),
                probe.finishedAt(),
                outcome,
                now(probe),
                FindingsJson.write(found),
                sentences(found, settings),
                new SettingsThatFollow(found, settings).advice());
    }

    private static String now(ProbeRecord probe) {
        return switch (probe.phase()) {
            case OPEN ->
                probe.signIn() == 1
                        ? "waiting for the test user to open the link and to sign in"
                        : "waiting for the second sign-in, for which the test user's browser has the link";
            case BEGUN -> "waiting for the test user to come back from the provider";
            case MEASURING -> probe.step();
            case ENDED ->
                probe.outcome()
                        .map(ProbeOutcome::valueOf)
                        .map(ProbeOutcome::words)
                        .orElse("");
        };
    }

    private static List<Sentence> sentences(Findings found, Settings settings) {
        var all = new ArrayList<Sentence>();
        all.addAll(new WordsOnGrants(found, settings.rotation().period()).sentences());
        all.addAll(new WordsOnTokens(found, settings.nextcloud(), settings.cache()).sentences());
        all.addAll(new WordsOnEndpoints(found).sentences());
        return List.copyOf(all);
    }
}
