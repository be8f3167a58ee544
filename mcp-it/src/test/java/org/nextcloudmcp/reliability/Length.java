package org.nextcloudmcp.reliability;

/** How long the tests of this package are: in every build the short form, in the profile {@code reliability} the whole. */
final class Length {
    /** Names the form. */
    static final String PROPERTY = "reliability.whole";

    private Length() {}

    /** The one number in the short form, the other in the whole. */
    static int of(int inShort, int inWhole) {
        return Boolean.getBoolean(PROPERTY) ? inWhole : inShort;
    }
}
