package org.nextcloudmcp.it;

import java.util.Map;
import org.nextcloudmcp.provider.StrictProvider;
import org.nextcloudmcp.stage.ServiceAccount;

/** Tool calls by grant; trusted services, for which we act as ourselves; the client authenticates itself by a secret in the header. */
final class GrantStage extends SharedStage {
    static final ServiceAccount WORKER = new ServiceAccount("worker", "worker-test-secret-0123456789abcdef");

    /** May ask for notes alone. */
    static final ServiceAccount LIMITED = new ServiceAccount("limited", "limited-test-secret-0123456789abcdef");

    GrantStage() {
        super("strict-grant");
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "SERVICE_CLIENTS",
                WORKER.setting() + "," + LIMITED.setting(),
                "SERVICE_CLIENTS_LIMITED_SCOPES",
                "notes.read",
                "EXCHANGE_ACTOR",
                "true");
    }

    @Override
    void prepare(StrictProvider provider) {
        OddKeys.publish(provider.keys());
    }
}
