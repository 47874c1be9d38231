package org.storelink.appstoreconnect.signin;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * The client's side of SRP-6a in Apple's variant: the account's name is not in {@code x}, and both proofs go to the server,
 * which proves nothing in return. For one sign-in.
 *
 * <p>Nobody has written down whether numbers with zeros in front lose them in the proofs. They do here, as in every client
 * known to work; and {@link Proof#certain} tells when it made no difference, so that one may draw again before a proof is sent.
 */
final class SrpClient {

    private final BigInteger secret;
    private final BigInteger publicValue;

    private SrpClient(BigInteger secret) {
        this.secret = secret;
        this.publicValue = SrpGroup.G.modPow(secret, SrpGroup.N);
    }

    static SrpClient of(BigInteger secret) {
        return new SrpClient(secret);
    }

    /** With a secret whose public value has no zeros in front. */
    static SrpClient drawn(RandomGenerator random) {
        while (true) {
            byte[] secret = new byte[SrpGroup.LENGTH];
            random.nextBytes(secret);
            SrpClient client = new SrpClient(new BigInteger(1, secret));
            if (SrpGroup.isFull(client.publicValue)) {
                return client;
            }
        }
    }

    byte[] publicValue() {
        return SrpGroup.shortest(publicValue);
    }

    /**
     * What shows that the client knows the password.
     *
     * @param certain whether it is the same with and without zeros in front of numbers
     */
    record Proof(byte[] m1, byte[] m2, boolean certain) {

        @Override
        public String toString() {
            return "Proof";
        }
    }

    /** A value of the server's with which the protocol is not safe. */
    static final class UnsafeServerValue extends Exception {

        private static final long serialVersionUID = 1L;
    }

    Proof prove(String account, byte[] derivedPassword, byte[] salt, byte[] serverValue) throws UnsafeServerValue {
        BigInteger b = new BigInteger(1, serverValue);
        if (b.mod(SrpGroup.N).signum() == 0 || b.compareTo(SrpGroup.N) > 0) {
            throw new UnsafeServerValue();
        }
        BigInteger u = SrpGroup.hashedNumber(SrpGroup.padded(publicValue), SrpGroup.padded(b));
        if (u.signum() == 0) {
            throw new UnsafeServerValue();
        }
        BigInteger shared = shared(derivedPassword, salt, b, u);
        byte[] key = SrpGroup.hash(SrpGroup.shortest(shared));
        byte[] m1 = SrpGroup.hash(
                SrpGroup.shortest(groupTerm()),
                SrpGroup.hash(account.getBytes(StandardCharsets.UTF_8)),
                salt,
                SrpGroup.shortest(publicValue),
                SrpGroup.shortest(b),
                key);
        byte[] m2 = SrpGroup.hash(SrpGroup.shortest(publicValue), m1, key);
        return new Proof(m1, m2, SrpGroup.isFull(publicValue) && SrpGroup.isFull(b) && SrpGroup.isFull(shared));
    }

    private BigInteger shared(byte[] derivedPassword, byte[] salt, BigInteger b, BigInteger u) {
        BigInteger x = SrpGroup.hashedNumber(salt, SrpGroup.hash(new byte[] {':'}, derivedPassword));
        BigInteger k = SrpGroup.hashedNumber(SrpGroup.padded(SrpGroup.N), SrpGroup.padded(SrpGroup.G));
        BigInteger base =
                b.subtract(k.multiply(SrpGroup.G.modPow(x, SrpGroup.N))).mod(SrpGroup.N);
        return base.modPow(secret.add(u.multiply(x)), SrpGroup.N);
    }

    /** {@code H(N) XOR H(g)}, both padded. */
    private static BigInteger groupTerm() {
        return SrpGroup.hashedNumber(SrpGroup.padded(SrpGroup.N))
                .xor(SrpGroup.hashedNumber(SrpGroup.padded(SrpGroup.G)));
    }
}
