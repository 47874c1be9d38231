package org.storelink.appstoresimulator.people;

import java.util.List;
import org.storelink.appstoresimulator.people.Person.SecondFactor;
import org.storelink.appstoresimulator.people.PhoneNumber.PushMode;

/** The invented people who can sign in: one for each way in which a code can come, and some who cannot get on. */
public final class Practice {

    public static final String APPLE_ID = "practice@storelink.example";
    public static final String SMS = "sms@storelink.example";
    public static final String NUMBERS = "numbers@storelink.example";
    public static final String VOICE = "voice@storelink.example";
    public static final String REPLIES = "support@storelink.example";
    public static final String OUTSIDER = "outsider@storelink.example";

    /** Everybody's. */
    public static final String PASSWORD = "Practice-Makes-8";

    private Practice() {}

    /** @param accounts numbers of all accounts of the store */
    public static List<Person> people(List<String> accounts) {
        List<String> first = accounts.subList(0, 1);
        return List.of(
                Person.of(APPLE_ID, PASSWORD)
                        .name("Pat", "Practice")
                        .device("Pat’s iPhone")
                        .device("Pat’s MacBook")
                        .number("+49", "151 234 5685", PushMode.SMS)
                        .accounts(accounts)
                        .roles(Role.ACCOUNT_HOLDER, Role.ADMIN)
                        .build(),
                Person.of(SMS, PASSWORD)
                        .name("Sam", "Messages")
                        .protocol(PasswordProtocol.S2K_FO)
                        .number("+1", "408 555 0142", PushMode.SMS)
                        .accounts(first)
                        .roles(Role.SALES, Role.FINANCE)
                        .build(),
                Person.of(NUMBERS, PASSWORD)
                        .name("Nour", "Numbers")
                        .number("+45", "31 55 01 17", PushMode.SMS)
                        .number("+45", "31 55 01 86", PushMode.SMS)
                        .number("+45", "43 55 01 09", PushMode.VOICE)
                        .accounts(accounts)
                        .roles(Role.SALES)
                        .build(),
                Person.of(VOICE, PASSWORD)
                        .name("Vera", "Voice")
                        .protocol(PasswordProtocol.S2K_FO)
                        .number("+81", "3 5550 0131", PushMode.VOICE)
                        .accounts(first)
                        .roles(Role.FINANCE)
                        .build(),
                Person.of(REPLIES, PASSWORD)
                        .name("Sol", "Support")
                        .device("Sol’s iPad")
                        .number("+44", "7700 900142", PushMode.SMS)
                        .accounts(first)
                        .roles(Role.CUSTOMER_SUPPORT)
                        .build(),
                Person.of(OUTSIDER, PASSWORD)
                        .name("Otto", "Outsider")
                        .secondFactor(SecondFactor.NONE)
                        .build());
    }
}
