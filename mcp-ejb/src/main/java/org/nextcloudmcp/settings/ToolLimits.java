package org.nextcloudmcp.settings;

/**
 * How much one call of a tool may read, answer or change, as the operator set it. A tool's own bounds may be narrower.
 *
 * @param fileBytes bytes of a file that one call reads, writes, or puts together of parts
 * @param documentBytes bytes of a document whose text is extracted
 * @param listEntries entries in one page of a list
 * @param bulkItems things that one call changes
 */
public record ToolLimits(int fileBytes, int documentBytes, int listEntries, int bulkItems) {

    /** What is in force where the operator sets nothing. */
    public static final ToolLimits STANDARD = new ToolLimits(64 * 1024 * 1024, 16 * 1024 * 1024, 500, 100);

    /** How many entries a page may have for which a caller asked for so many. */
    public int entries(int asked) {
        return Math.min(asked, listEntries);
    }
}
