package org.nextcloudmcp.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads and checks all settings. */
public final class SettingsReader {

    private SettingsReader() {}

    /** Reads every setting. */
    public static SettingsOutcome read(Function<String, Optional<String>> lookup) {
        return new SettingsOutcome.Faulty(List.of());
    }
}
