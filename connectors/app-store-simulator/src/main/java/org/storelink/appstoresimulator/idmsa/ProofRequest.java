package org.storelink.appstoresimulator.idmsa;

import java.math.BigInteger;
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

    /** What the client has to send, and what it expects to hear back and sends along. */
    Proof expected() {
        BigInteger scrambler = Srp.scrambler(clientKey, serverKey);
        BigInteger shared =
                clientKey.multiply(verifier.value().modPow(scrambler, Srp.N)).modPow(secret, Srp.N);
        byte[] key = Srp.hash(Srp.minimal(shared));
        byte[] m1 = Srp.m1(accountName, verifier.salt(), clientKey, serverKey, key);
        return new Proof(m1, Srp.m2(clientKey, m1, key));
    }

    record Proof(byte[] m1, byte[] m2) {}
}
