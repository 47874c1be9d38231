package org.storelink.appstoresimulator.people;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.storelink.appstoresimulator.people.PhoneNumber.PushMode;

/**
 * Somebody with an Apple ID.
 *
 * @param iterations of the password's preparation
 * @param devices names of the trusted devices that show a code by themselves
 * @param accounts numbers of the accounts that the person belongs to; none for somebody without App Store Connect
 * @param roles in each of the accounts
 */
public record Person(
        String appleId,
        String password,
        String firstName,
        String lastName,
        PasswordProtocol protocol,
        int iterations,
        SecondFactor secondFactor,
        List<String> devices,
        List<PhoneNumber> numbers,
        List<String> accounts,
        Set<Role> roles) {

    /** What a person has to show beside the password. */
    public enum SecondFactor {
        NONE,
        /** The old two-step verification with codes of four digits. */
        HSA,
        HSA2
    }

    /** Somebody with two-factor authentication, no device, no number and no account yet. */
    public static Builder of(String appleId, String password) {
        return new Builder(appleId, password);
    }

    public Person withPassword(String newPassword) {
        return new Person(
                appleId,
                newPassword,
                firstName,
                lastName,
                protocol,
                iterations,
                secondFactor,
                devices,
                numbers,
                accounts,
                roles);
    }

    public Person withRoles(Set<Role> newRoles) {
        return new Person(
                appleId,
                password,
                firstName,
                lastName,
                protocol,
                iterations,
                secondFactor,
                devices,
                numbers,
                accounts,
                newRoles);
    }

    public boolean has(Role... oneOf) {
        return List.of(oneOf).stream().anyMatch(roles::contains);
    }

    /** Says who somebody is. */
    public static final class Builder {

        private final String appleId;
        private final String password;
        private String firstName = "Pat";
        private String lastName = "Practice";
        private PasswordProtocol protocol = PasswordProtocol.S2K;
        private int iterations = 20_012;
        private SecondFactor secondFactor = SecondFactor.HSA2;
        private final List<String> devices = new ArrayList<>();
        private final List<PhoneNumber> numbers = new ArrayList<>();
        private final List<String> accounts = new ArrayList<>();
        private final Set<Role> roles = EnumSet.noneOf(Role.class);

        private Builder(String appleId, String password) {
            this.appleId = appleId;
            this.password = password;
        }

        public Builder name(String newFirstName, String newLastName) {
            firstName = newFirstName;
            lastName = newLastName;
            return this;
        }

        public Builder protocol(PasswordProtocol newProtocol) {
            protocol = newProtocol;
            return this;
        }

        public Builder iterations(int newIterations) {
            iterations = newIterations;
            return this;
        }

        public Builder secondFactor(SecondFactor newSecondFactor) {
            secondFactor = newSecondFactor;
            return this;
        }

        public Builder device(String name) {
            devices.add(name);
            return this;
        }

        public Builder number(String dialCode, String digits, PushMode pushMode) {
            numbers.add(new PhoneNumber(numbers.size() + 1, dialCode, digits, pushMode));
            return this;
        }

        public Builder accounts(List<String> newAccounts) {
            accounts.clear();
            accounts.addAll(newAccounts);
            return this;
        }

        public Builder roles(Role... newRoles) {
            roles.clear();
            roles.addAll(List.of(newRoles));
            return this;
        }

        public Person build() {
            return new Person(
                    appleId,
                    password,
                    firstName,
                    lastName,
                    protocol,
                    iterations,
                    secondFactor,
                    List.copyOf(devices),
                    List.copyOf(numbers),
                    List.copyOf(accounts),
                    Set.copyOf(roles));
        }
    }
}
