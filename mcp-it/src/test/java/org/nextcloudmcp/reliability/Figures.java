package org.nextcloudmcp.reliability;

/** Where the tests put what they measured: one line each, as it goes into docs/reliability.md. */
final class Figures {
    private Figures() {}

    /** Says what was measured in a case. */
    static void say(String figuresOf, String words) {
        System.out.println("[figures] " + figuresOf + ": " + words);
    }
}
