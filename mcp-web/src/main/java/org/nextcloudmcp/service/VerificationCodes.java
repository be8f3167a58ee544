package org.nextcloudmcp.service;

import org.nextcloudmcp.verification.Verification;

/** What a verification came to, as the audit trail says it. */
final class VerificationCodes {

    private VerificationCodes() {}

    static String of(Verification verification) {
        if (verification instanceof Verification.Rejected rejected) {
            return "REJECTED_" + rejected.reason().name();
        }
        if (verification instanceof Verification.ProviderUnreachable) {
            return "PROVIDER_UNREACHABLE";
        }
        return verification instanceof Verification.Misconfigured ? "MISCONFIGURED" : "ACTIVE";
    }
}
