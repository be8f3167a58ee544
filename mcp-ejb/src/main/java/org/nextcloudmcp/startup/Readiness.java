package org.nextcloudmcp.startup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.SettingFault;

/**
 * What the server still needs before it can serve. Provider and Nextcloud are not asked: a server that is not ready
 * while they are down would take itself away from users whose tokens are in the cache.
 */
@Singleton
public class Readiness {

    private final Configuration configuration;
    private volatile Optional<String> databaseTrouble = Optional.of("the database is not migrated yet");

    @Inject
    public Readiness(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The reasons why the server is not ready, in words; empty when it is. */
    public List<String> missing() {
        return Stream.concat(configuration.faults().stream().map(SettingFault::sentence), databaseTrouble.stream())
                .toList();
    }

    void databaseReady() {
        databaseTrouble = Optional.empty();
    }

    void databaseMissing(String why) {
        databaseTrouble = Optional.of(why);
    }
}
