package org.nextcloudmcp.rotation;

/**
 * What one pass has done so far.
 *
 * @param rotated grants with a new refresh token
 * @param refused grants that the provider refuses from now on; their users must consent again
 * @param failed attempts without an answer; their grants are as they were
 * @param failedInARow of them, since the last success
 */
public record RotationReport(int rotated, int refused, int failed, int failedInARow) {

    static final RotationReport NOTHING = new RotationReport(0, 0, 0, 0);
    static final int MOST_FAILURES_IN_A_ROW = 5;

    RotationReport withRotated() {
        return new RotationReport(rotated + 1, refused, failed, 0);
    }

    RotationReport withRefused() {
        return new RotationReport(rotated, refused + 1, failed, 0);
    }

    RotationReport withFailed() {
        return new RotationReport(rotated, refused, failed + 1, failedInARow + 1);
    }

    /** Whether the provider is to be left alone until the next pass. */
    public boolean givenUp() {
        return failedInARow >= MOST_FAILURES_IN_A_ROW;
    }
}
