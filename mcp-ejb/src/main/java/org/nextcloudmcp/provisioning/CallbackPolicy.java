package org.nextcloudmcp.provisioning;

import java.util.Optional;
import org.nextcloudmcp.grant.Consumption;
import org.nextcloudmcp.idp.ProviderMetadata;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.provisioning.ConsentResult.ConsentRefused;
import org.nextcloudmcp.verification.AudienceCheck;
import org.nextcloudmcp.verification.IdTokenVerification;

/** The decisions of the callback, each about what is known at its point. The order is that of {@link Callback}. */
public final class CallbackPolicy {

    private CallbackPolicy() {}

    /** Why a state that was not consumed cannot be used. */
    static Refusal notConsumed(Consumption consumption) {
        if (consumption instanceof Consumption.ExpiredState) {
            return Refusal.EXPIRED;
        }
        if (consumption instanceof Consumption.UsedState) {
            return Refusal.ALREADY_USED;
        }
        return consumption instanceof Consumption.OtherBrowser ? Refusal.OTHER_BROWSER : Refusal.UNKNOWN_STATE;
    }

    /** Whether the answer comes from our provider and brings a code; empty: it does. */
    public static Optional<ConsentRefused> unanswered(AuthorizationResponse response, ProviderMetadata provider) {
        // RFC 9207 section 2.4: before anything else of the response is believed, an error included.
        var issuerGood =
                response.iss().map(provider.issuer()::equals).orElse(!provider.authorizationResponseIssSupported());
        if (!issuerGood) {
            return Optional.of(ConsentRefused.because(Refusal.WRONG_ISSUER));
        }
        if (response.error().isPresent()) {
            var why = response.error().get().equals("access_denied")
                    ? Refusal.DECLINED_AT_PROVIDER
                    : Refusal.PROVIDER_ERROR;
            return Optional.of(new ConsentRefused(why, response.error(), response.errorDescription()));
        }
        return response.code().isPresent()
                ? Optional.empty()
                : Optional.of(ConsentRefused.because(Refusal.PROVIDER_ERROR));
    }

    /**
     * Whether the tokens may become the asker's grant; empty: they may.
     *
     * @param idToken absent if the provider sent no ID token
     */
    static Optional<Refusal> unfit(
            Subject asker, TokenAnswer answer, Optional<IdTokenVerification> idToken, AudienceCheck audience) {
        if (idToken.isPresent() && idToken.get() instanceof IdTokenVerification.ProviderUnreachable) {
            return Optional.of(Refusal.PROVIDER_UNREACHABLE);
        }
        if (idToken.isEmpty() || !(idToken.get() instanceof IdTokenVerification.Accepted accepted)) {
            return Optional.of(Refusal.ID_TOKEN_INVALID);
        }
        // The heart of Flow 2: a link sent to somebody else must not give the sender that person's Nextcloud.
        if (!accepted.subject().equals(asker)) {
            return Optional.of(Refusal.OTHER_USER);
        }
        if (audience instanceof AudienceCheck.Unconfirmed) {
            return Optional.of(Refusal.PROVIDER_UNREACHABLE);
        }
        if (!(audience instanceof AudienceCheck.Confirmed)) {
            return Optional.of(Refusal.WRONG_AUDIENCE);
        }
        return answer.refreshToken().isPresent() ? Optional.empty() : Optional.of(Refusal.NO_REFRESH_TOKEN);
    }

    /** Whose consent it was, as far as the ID token proves it. */
    static Optional<Subject> proven(IdTokenVerification idToken) {
        return idToken instanceof IdTokenVerification.Accepted accepted
                ? Optional.of(accepted.subject())
                : Optional.empty();
    }
}
