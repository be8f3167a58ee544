package org.nextcloudmcp.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.settings.Configuration;

/** The key ring that seals and opens at this moment: the one of the start, until a change is taken over. */
@Singleton
public class KeysInForce implements Supplier<KeyRing> {

    private final Configuration configuration;
    private volatile Optional<KeyRing> taken = Optional.empty();

    @Inject
    public KeysInForce(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * The ring in force.
     *
     * @throws org.nextcloudmcp.settings.MisconfiguredException if the settings have faults
     */
    @Override
    public KeyRing get() {
        return taken.orElseGet(() -> configuration.settings().keys());
    }

    void take(KeyRing ring) {
        taken = Optional.of(ring);
    }
}
