package org.storelink.appstoresimulator.idmsa;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.PhoneNumber;

/** Tells a client where codes went and where else they can be sent. */
final class CodeOptions {

    private final People people;

    CodeOptions(People people) {
        this.people = people;
    }

    JsonObjectBuilder of(SecondFactor factor) {
        Person person = factor.person();
        return switch (person.secondFactor()) {
            case HSA -> twoStep(person);
            case NONE, HSA2 -> twoFactor(factor);
        };
    }

    private JsonObjectBuilder twoFactor(SecondFactor factor) {
        Person person = factor.person();
        List<PhoneNumber> numbers = person.numbers();
        JsonObjectBuilder json = Json.createObjectBuilder();
        JsonArrayBuilder all = Json.createArrayBuilder();
        numbers.forEach(number -> all.add(number(number)));
        json.add("trustedPhoneNumbers", all);
        if (!numbers.isEmpty()) {
            json.add("trustedPhoneNumber", number(numbers.getFirst()));
        }
        factor.byPhone()
                .ifPresent(sent -> json.add("phoneNumber", number(sent.number().orElseThrow()))
                        .add("mode", sent.mode().text())
                        .add("type", "verification"));
        json.add("securityCode", securityCode(factor));
        if (person.devices().isEmpty()) {
            json.add("noTrustedDevices", true);
        }
        return json.add("authenticationType", "hsa2")
                .add("hsa2Account", true)
                .add("autoVerified", false)
                .add("showAutoVerificationUI", false)
                .add("managedAccount", false)
                .add("restrictedAccount", false)
                .add("supportsRecovery", true)
                .add("recoveryUrl", "https://iforgot.apple.com/phone/add")
                .add("aboutTwoFactorAuthenticationUrl", "https://support.apple.com/kb/HT204921");
    }

    /** Four digits, and devices by number: extinct, but to be told apart. */
    private static JsonObjectBuilder twoStep(Person person) {
        JsonArrayBuilder devices = Json.createArrayBuilder();
        for (int i = 0; i < person.devices().size(); i++) {
            devices.add(Json.createObjectBuilder()
                    .add("id", "device-" + i)
                    .add("name", person.devices().get(i))
                    .add("device", true));
        }
        return Json.createObjectBuilder()
                .add("trustedDevices", devices)
                .add("securityCode", Json.createObjectBuilder().add("length", 4))
                .add("authenticationType", "hsa");
    }

    JsonObjectBuilder securityCode(SecondFactor factor) {
        boolean locked = people.areCodesLocked(factor.person().appleId());
        return Json.createObjectBuilder()
                .add("length", 6)
                .add("tooManyCodesSent", factor.timesSent() >= SecondFactors.MOST_SENT)
                .add("tooManyCodesValidated", factor.timesWrong() >= SecondFactors.MOST_WRONG)
                .add("securityCodeLocked", locked)
                .add("securityCodeCooldown", false);
    }

    private static JsonObjectBuilder number(PhoneNumber number) {
        return Json.createObjectBuilder()
                .add("id", number.id())
                .add("numberWithDialCode", number.obfuscatedWithDialCode())
                .add("obfuscatedNumber", number.obfuscated())
                .add("pushMode", number.pushMode().text());
    }
}
