package org.nextcloudmcp.settings;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The operator's settings, read once from MicroProfile Config when first needed and the same ever after. */
@Singleton
public class Configuration {

    private final SettingsOutcome outcome;

    @Inject
    public Configuration(Config config) {
        this(SettingsReader.read(key -> config.getOptionalValue(key, String.class)));
    }

    /** A configuration with this outcome, whatever the environment says. */
    public Configuration(SettingsOutcome outcome) {
        this.outcome = outcome;
    }

    /**
     * The settings.
     *
     * @throws MisconfiguredException with all faults if there are any
     */
    public Settings settings() {
        if (outcome instanceof SettingsOutcome.Usable usable) {
            return usable.settings();
        }
        throw new MisconfiguredException(faults());
    }

    /** All that is wrong; empty if the settings can be used. */
    public List<SettingFault> faults() {
        return outcome instanceof SettingsOutcome.Faulty faulty ? faulty.faults() : List.of();
    }

    public boolean usable() {
        return outcome instanceof SettingsOutcome.Usable;
    }

    /** The origin of our public URL as browsers write it; empty while the settings have faults. */
    public Optional<String> publicOrigin() {
        return usable() ? Optional.of(Origin.of(settings().server().publicUrl())) : Optional.empty();
    }
}
