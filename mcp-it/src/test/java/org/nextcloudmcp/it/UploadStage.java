package org.nextcloudmcp.it;

import java.util.Map;

/** A broker that takes files which are too large for one request to Nextcloud. */
public final class UploadStage extends SharedStage {
    public UploadStage() {
        super("uploads");
    }

    @Override
    Map<String, String> settings() {
        return Map.of("NEXTCLOUD_CREDENTIAL", "exchange", "MCP_LIMIT_BODY", String.valueOf(32 << 20));
    }
}
