package org.nextcloudmcp.keys;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.settings.KeyRingReader;
import org.nextcloudmcp.settings.SettingFault;

/** Whether a key ring may be used, by what is sealed. */
final class RingChange {

    private RingChange() {}

    /**
     * A key that values need cannot be taken away: nobody could open them again.
     *
     * @param used how many values each key has sealed
     */
    static Optional<SettingFault> lacking(KeyRing wanted, Map<String, Long> used) {
        var needed = new TreeMap<>(used);
        needed.keySet().removeAll(wanted.keyIds());
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        var many = needed.size() > 1;
        return Optional.of(KeyRingReader.fault(
                "lacks " + String.join(" and ", needed.keySet()) + ": " + words(needed),
                "Put " + (many ? "those keys" : "that key")
                        + " back behind the first. A key can go when no value needs it: see /api/v1/admin/keys."));
    }

    /** A key that took over another's id would break every value of the old one, and look as if they were tampered with. */
    static Optional<SettingFault> exchanged(KeyRing inForce, KeyRing wanted, Set<String> used) {
        var differing = inForce.differingKeyIds(wanted);
        differing.retainAll(used);
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(KeyRingReader.fault(
                        "has another key than before under the id " + String.join(" and ", differing),
                        "Give the new key an id of its own, and keep the old one behind it."));
    }

    private static String words(Map<String, Long> needed) {
        return needed.entrySet().stream()
                .map(entry -> entry.getValue() == 1
                        ? "1 value needs " + entry.getKey()
                        : entry.getValue() + " values need " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
