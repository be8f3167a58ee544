package org.nextcloudmcp.it;

import java.util.Map;

/** A broker with an administrator, who has the strict provider examined. */
final class ProbeStage extends SharedStage {
    ProbeStage() {
        super("strict-probe");
    }

    @Override
    Map<String, String> settings() {
        return ProbeCaller.SETTINGS;
    }
}
