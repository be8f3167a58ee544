package org.nextcloudmcp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The halves of an ECDSA signature")
class EcdsaSignatureTest {

    private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();

    private static boolean isInRange(BigInteger r, BigInteger s) throws JOSEException {
        var signature = new byte[64];
        write(r, signature, 32);
        write(s, signature, 64);
        return EcdsaSignature.isInRange(p256(), signature);
    }

    private static PublicKey p256() throws JOSEException {
        return ((ECKey) HostileTokens.EC.publicKey()).toPublicKey();
    }

    private static void write(BigInteger number, byte[] signature, int end) {
        var bytes = number.toByteArray();
        var length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, signature, end - length, length);
    }

    @Test
    @DisplayName("lie between 1 and the order of the curve, which the platform is not trusted to check")
    void range() throws JOSEException {
        var last = ORDER.subtract(BigInteger.ONE);

        assertThat(isInRange(BigInteger.ONE, last)).isTrue();
        assertThat(isInRange(last, BigInteger.ONE)).isTrue();
        assertThat(isInRange(BigInteger.ZERO, last)).isFalse();
        assertThat(isInRange(last, BigInteger.ZERO)).isFalse();
        assertThat(isInRange(ORDER, last)).isFalse();
        assertThat(isInRange(last, ORDER)).isFalse();
        assertThat(isInRange(BigInteger.ZERO, BigInteger.ZERO)).isFalse();
    }

    @Test
    @DisplayName("have the curve's length")
    void length() throws JOSEException {
        for (var length : new int[] {0, 62, 63, 65, 66, 72, 96}) {
            var signature = new byte[length];
            Arrays.fill(signature, (byte) 1);
            assertThat(EcdsaSignature.isInRange(p256(), signature)).isFalse();
        }
    }

    @Test
    @DisplayName("are not looked for in signatures of other kinds")
    void otherKinds() throws JOSEException {
        var rsa = ((RSAKey) HostileTokens.RSA.publicKey()).toPublicKey();

        assertThat(EcdsaSignature.isInRange(rsa, new byte[256])).isTrue();
    }
}
