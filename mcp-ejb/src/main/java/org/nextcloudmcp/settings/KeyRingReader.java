package org.nextcloudmcp.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nextcloudmcp.crypto.KeyRing;

/** Reads the encryption keys: with all other settings at the start, and alone from then on. */
public final class KeyRingReader {

    /** The setting's name. */
    public static final String KEY = "encryption.keys";

    private static final String REMEDY = "Make a key with \"openssl rand -base64 32\" and set it as k1:<key>.";

    private KeyRingReader() {}

    /** What the setting says now. */
    public static Reading read(Function<String, Optional<String>> lookup) {
        var source = new SettingSource(lookup);
        return new Reading(read(source), source.faults());
    }

    /** A fault of this setting; the problem is the end of "ENCRYPTION_KEYS …". */
    public static SettingFault fault(String problem, String remedy) {
        return new SettingFault(KEY, SettingSource.environmentName(KEY), problem, remedy);
    }

    /** The ring; absent only if a fault was noted. */
    static Optional<KeyRing> read(SettingSource source) {
        try {
            return source.required(KEY, REMEDY).map(KeyRing::parse);
        } catch (IllegalArgumentException e) {
            source.fault(KEY, "is not usable: " + e.getMessage(), REMEDY);
            return Optional.empty();
        }
    }

    /**
     * What the setting says.
     *
     * @param ring absent if there are faults
     */
    public record Reading(Optional<KeyRing> ring, List<SettingFault> faults) {
        public Reading {
            faults = List.copyOf(faults);
        }
    }
}
