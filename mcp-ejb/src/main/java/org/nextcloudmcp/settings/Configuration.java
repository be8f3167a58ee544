package org.nextcloudmcp.settings;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The operator's settings, read once from MicroProfile Config when first needed and the same ever after. Two faults are
 * found later: that the encryption keys lack one which values in the database need, and that a name is none of a tool.
 */
@Singleton
public class Configuration {

    private final SettingsOutcome outcome;
    private volatile Optional<SettingFault> keysLack = Optional.empty();
    private volatile List<SettingFault> namesUnknown = List.of();

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
        if (usable() && outcome instanceof SettingsOutcome.Usable usable) {
            return usable.settings();
        }
        throw new MisconfiguredException(faults());
    }

    /** All that is wrong; empty if the settings can be used. */
    public List<SettingFault> faults() {
        return outcome instanceof SettingsOutcome.Faulty faulty
                ? faulty.faults()
                : Stream.concat(keysLack.stream(), namesUnknown.stream()).toList();
    }

    public boolean usable() {
        return wellFormed() && keysLack.isEmpty() && namesUnknown.isEmpty();
    }

    /** Whether the settings are usable by themselves, whatever is in the database. */
    public boolean wellFormed() {
        return outcome instanceof SettingsOutcome.Usable;
    }

    /**
     * Says which key values in the database need and the ring lacks: without it the server would tell their users that
     * they never consented.
     *
     * @param fault empty: the ring has all that are needed
     */
    public void keysLack(Optional<SettingFault> fault) {
        keysLack = fault;
    }

    /**
     * Says which names in the settings are none of this server's tools, once the tools are known: a rule that was meant
     * for a tool and is for none must not pass for one.
     */
    public void namesUnknown(List<SettingFault> faults) {
        namesUnknown = List.copyOf(faults);
    }

    /** The origin of our public URL as browsers write it; empty while the settings have faults. */
    public Optional<String> publicOrigin() {
        return outcome instanceof SettingsOutcome.Usable usable
                ? Optional.of(Origin.of(usable.settings().server().publicUrl()))
                : Optional.empty();
    }
}
