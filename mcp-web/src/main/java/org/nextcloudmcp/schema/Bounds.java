package org.nextcloudmcp.schema;

/** Two bounds in words. */
final class Bounds {

    private Bounds() {}

    static String words(int least, int most) {
        if (most == Integer.MAX_VALUE) {
            return "at least " + least;
        }
        return least <= 0 ? "at most " + most : least + " to " + most;
    }
}
