package org.nextcloudmcp.it;

import java.util.Map;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.World;

/** Tool calls by exchange, so that nobody has to agree first, on a Nextcloud with every app. */
public final class ToolStage extends SharedStage {
    /** Room for a file that is uploaded in parts. */
    private static final int LARGEST_BODY = 32 << 20;

    public ToolStage() {
        super("tools");
    }

    @Override
    Map<String, String> settings() {
        return Map.of("NEXTCLOUD_CREDENTIAL", "exchange", "MCP_LIMIT_BODY", String.valueOf(LARGEST_BODY));
    }

    @Override
    void started(StrictStage stage) {
        stage.standIn().world().install(World.TALK);
    }
}
