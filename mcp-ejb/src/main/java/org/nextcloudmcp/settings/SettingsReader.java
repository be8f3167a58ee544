package org.nextcloudmcp.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads and checks all settings. */
public final class SettingsReader {

    private SettingsReader() {}

    /** Reads every setting. */
    public static SettingsOutcome read(Function<String, Optional<String>> lookup) {
        var problem = lookup.apply("oidc.issuer").isEmpty() ? "is missing" : "is not yet read";
        return new SettingsOutcome.Faulty(List.of(new SettingFault("oidc.issuer", "OIDC_ISSUER", problem, "Set it.")));
    }
}
