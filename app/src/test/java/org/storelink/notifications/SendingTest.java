package org.storelink.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.storelink.platform.testing.DatabaseTest;

/** Mail on its way to a mail server that is not always there. */
@DatabaseTest
class SendingTest {

    @AutoClose
    private final PostOffice office = new PostOffice();

    @Test
    void twoNodesThatLookAtTheSameMomentSendEachMailOnce() throws Exception {
        for (int incident = 0; incident < 10; incident++) {
            office.needed("incident-" + incident);
        }
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            Future<?> one = nodes.submit(() -> look(together));
            Future<?> other = nodes.submit(() -> look(together));
            one.get();
            other.get();
        }

        assertThat(office.received()).hasSize(20);
        assertThat(office.received()).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
    }

    private Void look(CyclicBarrier together) throws Exception {
        Sending node = office.sending();
        together.await();
        node.sendDue();
        return null;
    }

    @Test
    void whileTheServerIsAwayItIsAskedOnceARoundAndWhatItDidNotTakeIsTriedLater() {
        Sending sending = office.sending();
        office.needed("needs_code");
        office.server.stop();
        sending.sendDue();
        office.server.start();

        office.sending().sendDue();
        assertThat(office.received()).as("the one that was not tried").hasSize(1);
        office.clock.advance(Duration.ofSeconds(59));
        office.sending().sendDue();
        assertThat(office.received()).hasSize(1);
        office.clock.advance(Duration.ofSeconds(1));
        office.sending().sendDue();
        assertThat(office.recipients()).containsExactly("ada@example.org", "bob@example.org");

        office.clock.advance(Duration.ofDays(3));
        office.sending().sendDue();
        assertThat(office.received()).hasSize(2);
    }

    @Test
    void aServerThatNeverComesBackIsGivenUpAndThatIsRecorded() {
        Sending sending = office.sending();
        office.needed("needs_code");
        office.server.stop();

        for (int hour = 0; hour < 72; hour++) {
            sending.sendDue();
            office.clock.advance(Duration.ofHours(1));
        }

        assertThat(office.recorded())
                .filteredOn(entry -> entry.startsWith("mail.given-up"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry).isEqualTo("mail.given-up account 7 Main: Needs a code"));
        office.server.start();
        office.sending().sendDue();
        assertThat(office.received()).isEmpty();
    }

    @Test
    void aNodeThatEndedWithMailInItsHandsLeavesItToTheNext() {
        office.needed("needs_code");
        office.database.inTransaction(() -> office.database
                .entityManager()
                .createQuery("SELECT m FROM Mail m", Mail.class)
                .getResultList()
                .forEach(mail -> mail.take(office.clock.instant())));

        office.sending().sendDue();
        assertThat(office.received()).isEmpty();
        office.clock.advance(Duration.ofMinutes(10));
        office.sending().sendDue();

        assertThat(office.received()).hasSize(2);
    }
}
