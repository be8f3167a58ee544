package org.nextcloudmcp.exchange;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.provisioning.AppScopes;
import org.nextcloudmcp.verification.IssuedTokenReading;

/**
 * Whether a token that was given may be used (RFC 8693 section 2.2.1). Pure; the first refusal counts, and what is
 * refused is discarded.
 *
 * <ol>
 *   <li>{@code issued_token_type} says access token
 *   <li>{@code token_type} is Bearer; N_A would be no access token
 *   <li>it is not the subject token given back
 *   <li>{@code iss} is the configured issuer, to the letter
 *   <li>{@code aud} has the audience asked for, and none of the others that could have been asked for
 *   <li>{@code sub} is the subject token's
 *   <li>{@code scope} says what it permits, and that is no more than was asked for; openid, profile and email, which
 *       providers add by themselves, do not count: Nextcloud enforces no scopes, and a tool that needs one of them
 *       ({@code nc_user_get} needs profile) is admitted by the inbound token's scopes, not by these
 *   <li>it lives; its life ends with the subject token's at the latest
 * </ol>
 *
 * @param audience the audience asked for
 * @param otherAudiences those that could have been asked for instead
 * @param subjectToken what it was exchanged for
 * @param subject whose token it must be; its issuer is the configured one
 * @param subjectEnds the subject token's end
 * @param asked the scopes asked for
 */
record ExchangeAnswerPolicy(
        String audience,
        Set<String> otherAudiences,
        AccessToken subjectToken,
        Subject subject,
        Instant subjectEnds,
        Scopes asked) {

    /** 1 to 3: what is seen without reading the token. */
    Optional<ExchangeRefusal> unfit(OfferedToken offered) {
        if (!offered.issuedTokenType().equals(Optional.of(OfferedToken.ACCESS_TOKEN))) {
            return Optional.of(ExchangeRefusal.WRONG_ISSUED_TOKEN_TYPE);
        }
        if (offered.tokenType().filter("Bearer"::equalsIgnoreCase).isEmpty()) {
            return Optional.of(ExchangeRefusal.WRONG_TOKEN_TYPE);
        }
        return unless(!offered.token().equals(subjectToken), ExchangeRefusal.SAME_TOKEN);
    }

    /** 4 to 8. */
    Optional<ExchangeRefusal> unfit(OfferedToken offered, IssuedTokenReading.Read said, Instant now) {
        return Stream.of(
                        unless(said.issuer().equals(Optional.of(subject.issuer())), ExchangeRefusal.WRONG_ISSUER),
                        unless(forTheAudience(said.audiences()), ExchangeRefusal.WRONG_AUDIENCE),
                        unless(said.subject().equals(Optional.of(subject)), ExchangeRefusal.WRONG_SUBJECT),
                        unless(said.scopes().filter(this::narrow).isPresent(), ExchangeRefusal.BROADER_SCOPE),
                        unless(now.toEpochMilli() < end(offered, said).toEpochMilli(), ExchangeRefusal.TOKEN_ENDED))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Until when it is used: the earliest of what the answer, the token and the subject token say. */
    Instant end(OfferedToken offered, IssuedTokenReading.Read said) {
        return Stream.of(offered.endByAnswer(), said.expiresAt(), Optional.of(subjectEnds))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private boolean forTheAudience(Set<String> audiences) {
        return audiences.contains(audience) && Collections.disjoint(audiences, otherAudiences);
    }

    private boolean narrow(Scopes scopes) {
        return asked.containsAll(scopes.minus(AppScopes.IDENTITY));
    }

    private static Optional<ExchangeRefusal> unless(boolean fine, ExchangeRefusal refusal) {
        return fine ? Optional.empty() : Optional.of(refusal);
    }
}
