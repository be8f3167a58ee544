package org.nextcloudmcp.mcp;

/** So many at once, and so many a second after that. Not safe for use by several threads. */
final class Allowance {

    private static final double AT_ONCE = 50;
    private static final double A_SECOND = 20;

    private double left = AT_ONCE;
    private long filled = System.nanoTime();

    /** Whether there is one left; it is taken then. */
    boolean take() {
        var now = System.nanoTime();
        left = Math.min(AT_ONCE, left + (now - filled) / 1e9 * A_SECOND);
        filled = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
