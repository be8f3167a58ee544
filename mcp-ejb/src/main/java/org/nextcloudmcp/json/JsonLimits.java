package org.nextcloudmcp.json;

/**
 * How much JSON is read before it is somebody's attempt to keep us busy.
 *
 * @param depth how deep objects and arrays may lie in each other; the outermost counts
 * @param members how many members an object may have
 * @param values how many values the whole text may have, those in arrays included: a body of many small ones takes
 *     fifty times its size in memory
 */
public record JsonLimits(int depth, int members, int values) {

    /** No token, metadata, key set or message of MCP needs more. */
    public static final JsonLimits STANDARD = new JsonLimits(32, 1000, 100_000);
}
