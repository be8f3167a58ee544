package org.nextcloudmcp.doctor;

/** How a probe ended. The names are stored. */
public enum ProbeOutcome {
    /** Everything was measured that could be. */
    MEASURED("Everything was measured that can be measured with this provider."),
    LINK_EXPIRED("Nobody signed in within ten minutes. Start a new probe; what was found before stands below."),
    REPLACED("A newer probe took the place of this one before anybody had signed in."),
    DECLINED("The test user declined on this server's page."),
    INTERRUPTED("The server that measured was stopped in the middle. Start a new probe."),
    STOPPED("The test user connected a Nextcloud here while the probe measured. It stopped at once: a grant must not be"
            + " put at risk. Use an account that nobody works with."),
    HAS_GRANT(
            "The test user has connected a Nextcloud here. What the probe does could end that grant, so it did nothing."
                    + " Use an account that nobody works with, or disconnect first."),
    WRONG_ISSUER(
            "The authorization response did not carry the issuer that the provider promises (RFC 9207). Every consent"
                    + " here would be refused: OIDC_ISSUER is not what the provider calls itself, or a proxy changes answers."),
    DECLINED_AT_PROVIDER("The test user declined at the provider."),
    RESOURCE_REFUSED(
            "The provider refuses the resource that this server asks for (RFC 8707, invalid_target): let it know"
                    + " the Nextcloud's URL as a resource. Until then no user can connect."),
    SCOPE_REFUSED("The provider refuses the scopes that this server asks for (invalid_scope): define them there, and"
            + " offline_access with them. Until then no user can connect."),
    PROVIDER_ERROR("The provider answered the sign-in with an error. Until that is mended no user can connect."),
    CODE_REFUSED(
            "The provider gave a code and did not redeem it. Check the redirect URI and the client's settings there."),
    ID_TOKEN_INVALID("There was no ID token, or it did not verify; the log says why. Until then no user can connect."),
    PROVIDER_UNREACHABLE("The provider did not answer. Start a new probe when it does."),
    FAILED("The probe failed by a fault of this server; the log has the cause.");

    private final String words;

    ProbeOutcome(String words) {
        this.words = words;
    }

    /** What it means for the administrator. */
    public String words() {
        return words;
    }
}
