package org.nextcloudmcp.verification;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

/**
 * The first step of verifying ECDSA (FIPS 186-5 section 6.4.2): R and S lie between 1 and the curve's order. A platform
 * that forgot it (CVE-2022-21449) took two zeros for anybody's signature of anything.
 */
final class EcdsaSignature {

    private EcdsaSignature() {}

    /** Whether both halves are in range and of the curve's length (RFC 7518 section 3.4); true for keys of other kinds. */
    static boolean isInRange(PublicKey key, byte[] signature) {
        if (!(key instanceof ECPublicKey ec)) {
            return true;
        }
        var order = ec.getParams().getOrder();
        var half = (order.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
        return signature.length == 2 * half
                && isInRange(Arrays.copyOfRange(signature, 0, half), order)
                && isInRange(Arrays.copyOfRange(signature, half, 2 * half), order);
    }

    private static boolean isInRange(byte[] half, BigInteger order) {
        var number = new BigInteger(1, half);
        return number.signum() > 0 && number.compareTo(order) < 0;
    }
}
