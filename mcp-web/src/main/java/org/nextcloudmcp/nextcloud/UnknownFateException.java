package org.nextcloudmcp.nextcloud;

/** A request that may have changed something was sent, and no answer came: it is not known whether it was carried out. */
public final class UnknownFateException extends RefusedException {

    private static final long serialVersionUID = 1L;

    UnknownFateException() {
        super(
                "Nextcloud did not answer in time, so it is not known whether the change was made.",
                "Read what is there now before you try again.");
    }
}
