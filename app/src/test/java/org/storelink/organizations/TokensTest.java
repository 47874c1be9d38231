package org.storelink.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class TokensTest {

    @AutoClose
    final TestDatabase database = TestDatabase.open();

    private final MutableClock clock = MutableClock.at("2026-11-22T08:00:00Z");
    private final Team team = new Team(database, clock);
    private Actor owner;

    @BeforeEach
    void people() {
        owner = team.owner();
    }

    @Test
    void actForTheirOwnerWithinTheirScopes() {
        NewToken made = create(List.of("private:read", "account:read"));

        TokenUse use = use(made.token()).orElseThrow();

        assertThat(made.token()).startsWith("slk_").hasSize(47);
        assertThat(use.actor()).isEqualTo(owner);
        assertThat(use.scopes()).containsExactlyInAnyOrder("account:read", "private:read");
    }

    @Test
    void lieInTheDatabaseAsAHashOnly() throws Exception {
        NewToken made = create(List.of("account:read"));

        String stored = Rows.of(database, "access_token");
        assertThat(stored).contains("account:read").doesNotContain(made.token());
        assertThat(stored).doesNotContain(made.token().substring(Tokens.PREFIX.length()));
        assertThat(Rows.of(database, "audit_entry")).doesNotContain(made.token());
        assertThat(made.toString()).doesNotContain(made.token());
    }

    @Test
    void endWhenRevoked() {
        NewToken made = create(List.of("account:read"));

        database.inTransaction(() -> team.tokens.revoke(owner, made.id()));

        assertThat(use(made.token())).isEmpty();
    }

    @Test
    void endWhenTheyExpire() {
        Instant end = clock.instant().plus(Duration.ofDays(1));
        NewToken made = create(List.of("account:read"), Optional.of(end), Optional.empty());

        clock.set(end.minusSeconds(1));
        assertThat(use(made.token())).isPresent();
        clock.set(end);

        assertThat(use(made.token())).isEmpty();
    }

    @Test
    void endWithTheMembership() {
        Actor viewer = team.join(owner, "viewer@example.org", Role.VIEWER);
        NewToken made = database.inTransaction(() ->
                team.tokens.create(viewer, "script", List.of("account:read"), Optional.empty(), Optional.empty()));

        database.inTransaction(() -> team.members.remove(owner, viewer.memberId()));

        assertThat(use(made.token())).isEmpty();
    }

    @Test
    void followTheRoleOfTheirOwner() {
        Actor second = team.join(owner, "second@example.org", Role.ADMIN);
        NewToken made = database.inTransaction(() ->
                team.tokens.create(second, "script", List.of("account:read"), Optional.empty(), Optional.empty()));

        database.inTransaction(() -> team.members.change(owner, second.memberId(), null, Role.VIEWER));

        assertThat(use(made.token()).orElseThrow().actor().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void rememberTheirLastUseToTheMinute() {
        NewToken made = create(List.of("account:read"));
        Instant first = clock.instant();
        use(made.token());
        clock.advance(Duration.ofSeconds(59));
        use(made.token());
        assertThat(lastUse()).contains(first);

        clock.advance(Duration.ofSeconds(2));
        use(made.token());

        assertThat(lastUse()).contains(first.plusSeconds(61));
    }

    @Test
    void areNotMadeWithUnknownScopesOrNone() {
        assertThatThrownBy(() -> create(List.of("account:read", "all")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("scopes: has all; allowed are account:read, account:write");
        assertThatThrownBy(() -> create(List.of())).hasMessageContaining("scopes: is empty");
    }

    @Test
    void areNotMadeExpiredOrWithoutALabel() {
        assertThatThrownBy(() -> create(List.of("account:read"), Optional.of(clock.instant()), Optional.empty()))
                .hasMessageContaining("expires_at:");
        assertThatThrownBy(() -> database.inTransaction(() ->
                        team.tokens.create(owner, "", List.of("account:read"), Optional.empty(), Optional.empty())))
                .hasMessageContaining("label:");
    }

    @Test
    void makeNoTokenThatReachesFurtherOrLivesLonger() {
        Instant end = clock.instant().plus(Duration.ofDays(1));
        NewToken made = create(List.of("account:read", "account:write"), Optional.of(end), Optional.empty());
        Optional<TokenUse> parent = use(made.token());

        assertForbidden(() -> create(List.of("private:read"), Optional.of(end), parent));
        assertForbidden(() -> create(List.of("account:read"), Optional.empty(), parent));
        assertForbidden(() -> create(List.of("account:read"), Optional.of(end.plusSeconds(1)), parent));
        assertThat(create(List.of("account:read"), Optional.of(end), parent).scopes())
                .containsExactly("account:read");
    }

    @Test
    void belongToTheirMember() {
        NewToken made = create(List.of("account:read"));
        Actor colleague = team.join(owner, "admin@example.org", Role.OWNER);

        assertThat(team.tokens.mine(colleague)).isEmpty();
        assertThatThrownBy(() -> database.inTransaction(() -> team.tokens.revoke(colleague, made.id())))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
        assertThat(use(made.token())).isPresent();
    }

    @Test
    void areNotGuessed() {
        NewToken made = create(List.of("account:read"));

        assertThat(use(made.token() + "x")).isEmpty();
        assertThat(use(made.token().substring(Tokens.PREFIX.length()))).isEmpty();
        assertThat(use("slk_")).isEmpty();
        assertThat(use("")).isEmpty();
    }

    private NewToken create(List<String> scopes) {
        return create(scopes, Optional.empty(), Optional.empty());
    }

    private NewToken create(List<String> scopes, Optional<Instant> expiresAt, Optional<TokenUse> parent) {
        return database.inTransaction(() -> team.tokens.create(owner, "script", scopes, expiresAt, parent));
    }

    private Optional<TokenUse> use(String token) {
        return database.inTransaction(() -> team.tokens.use(token));
    }

    private Optional<Instant> lastUse() {
        return team.tokens.mine(owner).getFirst().lastUsedAt();
    }

    private static void assertForbidden(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                .isEqualTo(Problem.FORBIDDEN));
    }
}
