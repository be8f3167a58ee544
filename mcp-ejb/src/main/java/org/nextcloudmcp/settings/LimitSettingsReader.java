package org.nextcloudmcp.settings;

import java.time.Duration;
import org.nextcloudmcp.json.JsonLimits;

/** Reads how much a client may ask. The ranges keep a slip of the pen from shutting everybody out. */
final class LimitSettingsReader {

    private static final LimitSettings STANDARD = LimitSettings.STANDARD;

    private LimitSettingsReader() {}

    static LimitSettings read(SettingSource source) {
        var json = new JsonLimits(
                // deeper, and the reader's own stack would be the limit
                source.wholeNumber("mcp.limit.depth", STANDARD.json().depth(), 8, 500),
                source.wholeNumber("mcp.limit.members", STANDARD.json().members(), 10, 100_000),
                source.wholeNumber("mcp.limit.values", STANDARD.json().values(), 100, 10_000_000));
        return new LimitSettings(
                source.wholeNumber("mcp.limit.body", STANDARD.bodyBytes(), 4096, 64 * 1024 * 1024),
                json,
                Duration.ofSeconds(source.wholeNumber(
                        "mcp.limit.call.seconds",
                        Math.toIntExact(STANDARD.callTime().toSeconds()),
                        1,
                        3600)),
                source.wholeNumber("mcp.limit.calls.per.minute", STANDARD.callsPerMinute(), 0, 1_000_000),
                source.wholeNumber("mcp.limit.calls.concurrent", STANDARD.callsAtOnce(), 1, 10_000),
                source.wholeNumber("mcp.limit.streams", STANDARD.streams(), 0, 100_000),
                source.wholeNumber("mcp.limit.streams.per.user", STANDARD.streamsPerUser(), 0, 10_000));
    }
}
