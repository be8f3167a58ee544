package org.nextcloudmcp.authorization;

import org.nextcloudmcp.verification.VerifiedToken;

/** Whether a request may reach the endpoint. */
public sealed interface Admission {

    record Admitted(VerifiedToken token) implements Admission {}

    record Refused(Refusal refusal) implements Admission {}
}
