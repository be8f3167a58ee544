package org.nextcloudmcp.it;

import java.util.HashMap;
import java.util.Map;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.stage.Keystore;

/** Tool calls by exchange; a trusted service; the client authenticates itself by a key from a keystore. */
final class ExchangeStage extends SharedStage {
    ExchangeStage() {
        super("strict-exchange");
    }

    @Override
    Map<String, String> settings() {
        Map<String, String> settings =
                new HashMap<>(Keystore.ellipticCurve(BuiltProject.here().workFolder("keystore"))
                        .settings());
        settings.put("NEXTCLOUD_CREDENTIAL", "exchange");
        settings.put("SERVICE_CLIENTS", GrantStage.WORKER.setting());
        return settings;
    }
}
