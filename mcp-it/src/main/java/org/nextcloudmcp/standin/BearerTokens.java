package org.nextcloudmcp.standin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which bearer tokens the stand-in takes: signed by the provider, for the audience {@code nextcloud}, not expired (no
 * leeway, as measured on user_oidc), of a known user. A refusal never says why.
 */
public final class BearerTokens implements TokenCheck {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Map<String, Account> accounts;

    /**
     * @param issuer compared to the letter
     * @param keys the provider's keys
     * @param audience what a token must be for
     */
    public BearerTokens(String issuer, JWKSource<SecurityContext> keys, String audience, Stream<Account> accounts) {
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256), keys));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp", "sub"));
        claims.setMaxClockSkew(0);
        processor.setJWTClaimsSetVerifier(claims);
        this.accounts = accounts.collect(Collectors.toMap(Account::sub, Function.identity()));
    }

    @Override
    public List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    @Override
    public Optional<Account> owner(String token) {
        try {
            JWTClaimsSet claims = processor.process(SignedJWT.parse(token), null);
            return Optional.ofNullable(accounts.get(claims.getSubject()));
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return Optional.empty();
        }
    }
}
