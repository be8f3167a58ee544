package org.nextcloudmcp.service;

/** A request that goes no further, with the error that it is answered with. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ServiceError error;

    RefusedException(ServiceError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    ServiceError error() {
        return error;
    }
}
