package org.storelink.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.storelink.platform.testing.DatabaseTest;

/** Who is told of what, and how often. */
@DatabaseTest
class NotificationsTest {

    @AutoClose
    private final PostOffice office = new PostOffice();

    @Test
    void whoeverManagesAccountsGetsOneMailThatSaysWhatToDo() throws Exception {
        office.needed("needs_code");
        office.sending().sendDue();

        assertThat(office.recipients()).containsExactly("ada@example.org", "bob@example.org");
        MimeMessage mail = office.received().getFirst();
        assertThat(mail.getSubject()).isEqualTo("Main: Needs a code");
        assertThat(mail.getFrom()[0]).hasToString("Storelink <storelink@example.org>");
        assertThat((String) mail.getContent())
                .contains(
                        "The store wants a code before it lets Storelink in again.",
                        "Enter the code that the store sends you.",
                        "https://storelink.example.org/accounts/account?id=7");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(office.recorded()).containsExactly("account.told-by-mail account 7 Needs a code; to 2 people");
    }

    @Test
    void theSameIncidentIsToldOnceHoweverManyJobsRunIntoIt() {
        for (int job = 0; job < 20; job++) {
            office.needed("needs_code");
        }
        office.sending().sendDue();

        assertThat(office.received()).hasSize(2);
    }

    @Test
    void whatComesAndGoesEveryNightIsToldOnceAWeek() {
        for (int night = 0; night < 15; night++) {
            office.needed("agreement_to_be_signed");
            office.clock.advance(Duration.ofDays(1));
        }
        office.sending().sendDue();

        assertThat(office.received()).as("nights 1, 8 and 15, two people").hasSize(6);
    }

    @Test
    void onceSomebodyHasActedTheNextIncidentIsToldAtOnce() {
        for (Runnable act : List.<Runnable>of(office::linked, office::checked, office::resumed, office::unlinked)) {
            office.needed("locked");
            office.sending().sendDue();
            act.run();
        }
        office.needed("locked");
        office.sending().sendDue();

        assertThat(office.received()).hasSize(10);
    }

    @Test
    void whatNobodyHasMendedIsToldAgainAfterAWeek() {
        for (int hour = 0; hour < 8 * 24; hour++) {
            office.needed("needs_code");
            office.clock.advance(Duration.ofHours(1));
        }
        office.sending().sendDue();

        assertThat(office.received()).hasSize(4);
    }

    @Test
    void mailThatWaitsGoesWhenItIsNoLongerTrueOrNoLongerForThatPerson() {
        office.needed("needs_code");
        office.linked();
        office.sending().sendDue();
        assertThat(office.received()).isEmpty();

        office.needed("needs_code");
        office.removeBob();
        office.sending().sendDue();
        assertThat(office.recipients()).containsExactly("ada@example.org");
    }

    @Test
    void twoIncidentsAreTwoMails() {
        office.needed("expires_in_days_7");
        office.needed("expires_in_days_3");
        office.sending().sendDue();

        assertThat(office.received()).hasSize(4);
    }

    @Test
    void aNicknameWritesNoHeaderOfItsOwn() throws Exception {
        office.needed("needs_code", "Main\r\nBcc: mallory@example.org\r\n\r\nHello");
        office.sending().sendDue();

        assertThat(office.recipients()).containsExactly("ada@example.org", "bob@example.org");
        assertThat(office.received()).allSatisfy(mail -> {
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getSubject()).isEqualTo("Main Bcc: mallory@example.org Hello: Needs a code");
            assertThat((String) mail.getContent()).contains("\"Main Bcc: mallory@example.org Hello\" needs somebody");
        });
    }

    @Test
    void aNicknameOfAnyLanguageAndLengthArrives() throws Exception {
        String nickname = "日本語 🦊".repeat(60);

        office.needed("needs_code", nickname);
        office.sending().sendDue();

        assertThat(office.received()).hasSize(2);
        assertThat(nickname).startsWith(office.received().getFirst().getSubject());
    }

    @Test
    void withoutAMailServerNothingIsWritten() {
        MailConfig none =
                new MailConfig(Optional.empty(), 587, "starttls", Optional.empty(), Optional.empty(), Optional.empty());

        office.database.inTransaction(() -> office.notifications(none).needed(PostOffice.need("needs_code", "Main")));
        office.sending().sendDue();

        assertThat(office.received()).isEmpty();
        assertThat(office.recorded()).isEmpty();
    }
}
