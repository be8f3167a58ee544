package org.nextcloudmcp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.settings.SettingsOutcome;

class ServiceDoorTest {

    private static final Configuration ON = Configurations.of(
            NextcloudCredential.GRANT,
            Configurations.service("worker", "s3cret", Set.of("nextcloud"), Optional.empty()));

    @Test
    void withoutAServiceThereIsNothingHere() {
        var off = new ServiceDoor(Configurations.of(NextcloudCredential.GRANT));

        assertThat(off.turnedAway(false)).contains(ServiceDoor.Why.OFF);
        assertThat(off.turnedAway(true)).contains(ServiceDoor.Why.OFF);
    }

    @Test
    void aServerWithFaultySettingsIsUnavailable() {
        var faulty = new ServiceDoor(new Configuration(new SettingsOutcome.Faulty(List.of())));

        assertThat(faulty.turnedAway(false)).contains(ServiceDoor.Why.MISCONFIGURED);
    }

    @Test
    void aServiceComesInAndAPageInABrowserDoesNot() {
        assertThat(new ServiceDoor(ON).turnedAway(false)).isEmpty();
        assertThat(new ServiceDoor(ON).turnedAway(true)).contains(ServiceDoor.Why.FROM_BROWSER);
    }
}
