package org.nextcloudmcp.mcp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The revisions of MCP that this server speaks, newest first. */
enum ProtocolVersion {
    V2026_07_28("2026-07-28"),
    V2025_11_25("2025-11-25"),
    V2025_06_18("2025-06-18"),
    V2025_03_26("2025-03-26");

    /** What {@code initialize} offers to a client that asks for a revision we do not know. */
    static final ProtocolVersion NEWEST_WITH_INITIALIZE = V2025_11_25;

    /** What a request of the older era without MCP-Protocol-Version speaks: the header came with 2025-06-18. */
    static final ProtocolVersion BEFORE_THE_HEADER = V2025_03_26;

    private final String text;

    ProtocolVersion(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether every request carries its version, its client and its capabilities, and there is no initialize. */
    boolean isStateless() {
        return this == V2026_07_28;
    }

    static Optional<ProtocolVersion> of(String text) {
        return Arrays.stream(values())
                .filter(version -> version.text.equals(text))
                .findFirst();
    }

    static List<String> supported() {
        return Arrays.stream(values()).map(ProtocolVersion::text).toList();
    }
}
