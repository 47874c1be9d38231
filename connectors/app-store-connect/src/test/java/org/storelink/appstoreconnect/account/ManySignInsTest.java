package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.signin.Login;
import org.storelink.appstoreconnect.signin.SignIn;
import org.storelink.appstoreconnect.web.CookieJar;
import org.storelink.appstoreconnect.web.WebHttp;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.people.PasswordProtocol;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.SignInLog.What;
import org.storelink.testkit.CountedSignIns;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.RecordingHttp;

/**
 * Passwords of any kind, proved to the practice store, whose side of the sign-in was written apart from the connector's. Among so many
 * every number of the protocol begins with zeros now and then. Passwords are prepared by one round, which changes nothing but the time.
 */
class ManySignInsTest {

    private static final int SIGN_INS = 2_000;
    private static final int PASSWORDS = 100;
    private static final long SEED = 20_261_126;

    @AutoClose
    private final RecordingHttp http = new RecordingHttp();

    @AutoClose
    private final AppStoreSimulator store = AppStoreSimulator.start(Options.builder()
            .today(LocalDate.of(2026, 11, 23))
            .quirks(false)
            .hashcashBits(1)
            .build());

    @Test
    void areProvedInBothProtocolsAndNoneIsTakenForWrong() throws Exception {
        Random random = new Random(SEED);
        List<String> people = List.of(person("one", PasswordProtocol.S2K), person("two", PasswordProtocol.S2K_FO));
        String password = "";
        for (int i = 0; i < SIGN_INS; i++) {
            String appleId = people.get(i % 2);
            if (i % (SIGN_INS / PASSWORDS) < 2) {
                password = password(random);
                store.people().changePassword(appleId, password);
                store.people().changePassword(people.get((i + 1) % 2), password);
            }
            WebHttp web = new WebHttp(context(), CookieJar.empty(), WebHttp.Keeping.none());

            assertThat(new SignIn(context(), web, random).withPassword(new Login(appleId, password)))
                    .as("sign-in %d of seed %d", i, SEED)
                    .isInstanceOf(SignIn.Outcome.CodeNeeded.class);
        }

        for (String appleId : people) {
            assertThat(store.signIns().count(appleId, What.WRONG_PASSWORD)).isZero();
            assertThat(store.signIns().attempts(appleId)).isEqualTo(SIGN_INS / 2);
        }
    }

    private String person(String name, PasswordProtocol protocol) {
        String appleId = name + "@storelink.example";
        store.people()
                .put(Person.of(appleId, "to be changed")
                        .protocol(protocol)
                        .iterations(1)
                        .device("iPhone")
                        .accounts(List.of(store.truth().accounts().getFirst().number()))
                        .build());
        return appleId;
    }

    private static String password(Random random) {
        return random.ints(1 + random.nextInt(20), 0x21, 0x24f)
                .filter(Character::isDefined)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private LentContext context() {
        URI uri = URI.create(store.uri().toString().replaceFirst("/$", ""));
        return new LentContext(
                Map.of(Endpoints.IDMSA, uri, Endpoints.APP_STORE_CONNECT, uri, Endpoints.REPORTER, uri),
                Map.of(WebSession.PAUSE, "PT0S"),
                http,
                store.clock(),
                new CountedSignIns());
    }
}
