package org.nextcloudmcp.settings;

import java.util.List;

/** What reading the settings came to: all usable, or every fault at once. */
public sealed interface SettingsOutcome {

    record Usable(Settings settings) implements SettingsOutcome {}

    record Faulty(List<SettingFault> faults) implements SettingsOutcome {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
