package org.nextcloudmcp.rotation;

/**
 * What one pass did.
 *
 * @param rotated grants with a new refresh token
 * @param refused grants that the provider refuses from now on; their users must consent again
 * @param failed attempts without an answer; their grants are as they were
 */
record RotationReport(int rotated, int refused, int failed) {

    static final RotationReport NOTHING = new RotationReport(0, 0, 0);

    RotationReport withRotated() {
        return new RotationReport(rotated + 1, refused, failed);
    }

    RotationReport withRefused() {
        return new RotationReport(rotated, refused + 1, failed);
    }

    RotationReport withFailed() {
        return new RotationReport(rotated, refused, failed + 1);
    }
}
