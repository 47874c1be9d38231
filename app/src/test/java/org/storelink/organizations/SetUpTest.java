package org.storelink.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Startup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.platform.Actor;
import org.storelink.platform.CannotStart;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class SetUpTest {

    @AutoClose
    final TestDatabase database = TestDatabase.open();

    private final Team team = new Team(database, MutableClock.at("2026-11-22T08:00:00Z"));

    @TempDir
    Path home;

    @Test
    void makesTheOwnerFromTheConfiguration() {
        start(Optional.of("Owner@Example.org"), Optional.of(Team.PASSWORD));

        assertThat(team.signIn.withPassword("owner@example.org", Team.PASSWORD, "192.0.2.1"))
                .isInstanceOfSatisfying(
                        SignInResult.SignedIn.class,
                        signedIn -> assertThat(signedIn.actor().role()).isEqualTo(Role.OWNER));
        assertThat(linkFile()).doesNotExist();
    }

    @Test
    void ignoresTheConfigurationOnceThereIsAMember() {
        start(Optional.of("owner@example.org"), Optional.of(Team.PASSWORD));

        start(Optional.of("other@example.org"), Optional.of("quite another passphrase"));

        assertThat(team.afresh("other@example.org")).isEmpty();
    }

    @Test
    void refusesToStartWithHalfAnOwnerOrAWeakPassword() {
        assertThatThrownBy(() -> start(Optional.of("owner@example.org"), Optional.empty()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("password:");
        assertThatThrownBy(() -> start(Optional.of("owner@example.org"), Optional.of("password1234")))
                .isInstanceOf(CannotStart.class)
                .hasMessageNotContaining("password1234");
        assertThatThrownBy(() -> start(Optional.empty(), Optional.of(Team.PASSWORD)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("email:");
    }

    @Test
    void writesALinkThatOnlyTheOwnerOfTheFolderMayRead() throws Exception {
        start(Optional.empty(), Optional.empty());

        assertThat(linkFile()).content().startsWith("http://localhost:9080/set-up?key=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(linkFile())))
                .isEqualTo("rw-------");
        assertThat(Rows.of(database, "set_up_link")).doesNotContain(key());
    }

    @Test
    void makesAnOwnerByTheLinkOnce() throws Exception {
        SetUp setUp = start(Optional.empty(), Optional.empty());
        String key = key();

        Actor owner = setUp.complete(key, "Team", "Olga", "owner@example.org", Team.PASSWORD);

        assertThat(owner.role()).isEqualTo(Role.OWNER);
        assertThat(linkFile()).doesNotExist();
        assertThat(setUp.isOpen(key)).isFalse();
        assertThat(setUp.isAwaitingOwner()).isFalse();
        assertThatThrownBy(() -> setUp.complete(key, "Team", "Eve", "eve@example.org", Team.PASSWORD))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void replacesTheLinkAtEachStart() throws Exception {
        start(Optional.empty(), Optional.empty());
        String old = key();

        SetUp setUp = start(Optional.empty(), Optional.empty());

        assertThat(setUp.isOpen(old)).isFalse();
        assertThat(setUp.isOpen(key())).isTrue();
        assertThat(setUp.isOpen(null)).isFalse();
    }

    @Test
    void keepsTheLinkWhenAFieldIsWrong() throws Exception {
        SetUp setUp = start(Optional.empty(), Optional.empty());
        String key = key();

        assertThatThrownBy(() -> setUp.complete(key, "Team", "Olga", "owner", Team.PASSWORD))
                .hasMessageContaining("email:");
        assertThatThrownBy(() -> setUp.complete(key, "", "Olga", "owner@example.org", Team.PASSWORD))
                .hasMessageContaining("team:");
        assertThatThrownBy(() -> setUp.complete(key, "Team", "Olga", "owner@example.org", "short"))
                .hasMessageContaining("password:");

        assertThat(setUp.isOpen(key)).isTrue();
    }

    private SetUp start(Optional<String> email, Optional<String> password) {
        SetUp setUp = team.setUp(home, email, password);
        setUp.begin(new Startup());
        return setUp;
    }

    private String key() throws Exception {
        String link = Files.readString(linkFile()).strip();
        return link.substring(link.indexOf("key=") + 4);
    }

    private Path linkFile() {
        return home.resolve("set-up-link.txt");
    }
}
