package org.storelink.appstoresimulator.idmsa;

import java.math.BigInteger;
import org.storelink.appstoresimulator.people.PasswordProtocol;
import org.storelink.appstoresimulator.people.Person;

/** What the store keeps in place of a password. */
record Verifier(PasswordProtocol protocol, byte[] salt, int iterations, BigInteger value) {

    static Verifier of(Person person, byte[] salt) {
        byte[] derived = Srp.derived(person.protocol(), person.password(), salt, person.iterations());
        return new Verifier(person.protocol(), salt, person.iterations(), Srp.G.modPow(Srp.x(salt, derived), Srp.N));
    }
}
