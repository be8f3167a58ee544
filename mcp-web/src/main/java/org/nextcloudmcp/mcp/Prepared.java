package org.nextcloudmcp.mcp;

/** What is to be done about one message. */
sealed interface Prepared {

    /** Nothing more: it is answered. */
    record Answered(McpAnswer answer) implements Prepared {}

    /** The client wants to listen ({@code subscriptions/listen}). */
    record ToListen(Asked asked) implements Prepared {}

    /** Its method is to be run. */
    record ToRun(EraRules era, Asked asked) implements Prepared {

        boolean overTime() {
            return era.overTime(asked);
        }
    }
}
