package org.nextcloudmcp.doctor;

/** The probe must not go on. Thrown from wherever it is, so that no measurement can forget to ask. */
final class ProbeStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProbeOutcome outcome;

    ProbeStoppedException(ProbeOutcome outcome) {
        super("the probe stops: " + outcome);
        this.outcome = outcome;
    }

    ProbeOutcome outcome() {
        return outcome;
    }
}
