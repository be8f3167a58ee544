package org.nextcloudmcp.reliability;

import java.time.Duration;

/**
 * A call and what came of it.
 *
 * @param text the beginning of the answer, or what went wrong; without the user's data
 */
record Answered(ToolCall call, Verdict verdict, Duration took, String text) {}
