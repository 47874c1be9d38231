package org.storelink.appstoresimulator.idmsa;

import java.math.BigInteger;
import java.util.Base64;
import org.storelink.appstoresimulator.people.PasswordProtocol;
import org.storelink.appstoresimulator.people.Person;

/**
 * What the store keeps in place of a password.
 *
 * @param salt as base64, as it is sent
 */
record Verifier(PasswordProtocol protocol, String salt, int iterations, BigInteger value) {

    static Verifier of(Person person, byte[] salt) {
        byte[] derived = Srp.derived(person.protocol(), person.password(), salt, person.iterations());
        return new Verifier(
                person.protocol(),
                Base64.getEncoder().encodeToString(salt),
                person.iterations(),
                Srp.G.modPow(Srp.x(salt, derived), Srp.N));
    }

    byte[] saltBytes() {
        return Base64.getDecoder().decode(salt);
    }
}
