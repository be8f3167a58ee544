package org.nextcloudmcp.nextcloud;

/** A request that may have changed something was sent, and no answer came: it is not known whether it was carried out. */
public final class UnknownFateException extends RefusedException {

    private static final long serialVersionUID = 1L;

    UnknownFateException() {
        this("Nextcloud did not answer in time, so it is not known whether the change was made.");
    }

    private UnknownFateException(String cause) {
        super(cause, "Read what is there now before you try again.");
    }

    /** A change was sent before in the same call, and what came of it cannot be read. */
    static UnknownFateException afterAChange() {
        return new UnknownFateException(
                "The change was sent to Nextcloud and has probably been made, but afterwards Nextcloud"
                        + " could not be asked what is there.");
    }
}
