package org.storelink.appstoresimulator.idmsa;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.storelink.appstoresimulator.people.Person;

/**
 * A sign-in between its two steps: the client has sent A, the store B, and now the client has to prove the password.
 *
 * @param accountName as the client wrote it: it goes into the proof that way
 * @param person empty for an Apple ID that nobody has, which is not told before the proof
 * @param secret the store's b
 * @param serverKey the store's B
 */
record ProofRequest(
        String accountName,
        Optional<Person> person,
        Verifier verifier,
        BigInteger clientKey,
        BigInteger secret,
        BigInteger serverKey) {

    static ProofRequest of(
            String accountName, Optional<Person> person, Verifier verifier, BigInteger clientKey, BigInteger secret) {
        BigInteger serverKey = Srp.multiplier()
                .multiply(verifier.value())
                .add(Srp.G.modPow(secret, Srp.N))
                .mod(Srp.N);
        return new ProofRequest(accountName, person, verifier, clientKey, secret, serverKey);
    }

    /** Whether the client's M1 proves the password and whether it expects the right M2 back. */
    Judgement judge(byte[] m1, byte[] m2) {
        BigInteger scrambler = Srp.scrambler(clientKey, serverKey);
        BigInteger shared =
                clientKey.multiply(verifier.value().modPow(scrambler, Srp.N)).modPow(secret, Srp.N);
        byte[] key = Srp.hash(Srp.minimal(shared));
        byte[] expected = Srp.m1(accountName, verifier.saltBytes(), clientKey, serverKey, key);
        if (!Arrays.equals(expected, m1)) {
            return Judgement.WRONG;
        }
        return Arrays.equals(Srp.m2(clientKey, expected, key), m2)
                ? Judgement.PROVED
                : Judgement.PROVED_WITH_WRONG_ECHO;
    }

    enum Judgement {
        PROVED,
        PROVED_WITH_WRONG_ECHO,
        WRONG
    }
}
