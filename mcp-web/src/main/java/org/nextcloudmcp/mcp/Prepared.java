package org.nextcloudmcp.mcp;

/** What is to be done about one message. */
sealed interface Prepared {

    /** Nothing more: it is answered. */
    record Answered(McpAnswer answer) implements Prepared {}

    /** Its method is to be run. */
    record ToRun(EraRules era, Asked asked) implements Prepared {

        boolean overTime() {
            return era.overTime(asked);
        }
    }
}
