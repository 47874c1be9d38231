package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.storelink.accounts.Household.ADMIN;
import static org.storelink.accounts.Household.STRANGER;
import static org.storelink.accounts.Household.VIEWER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.accounts.LinkPreview.PreviewedVendor;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.Vendor;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Json;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.vault.SecretAddress;

/** What an account gives is seen before it is saved. */
@DatabaseTest
class LinkPreviewTest {

    private static final Instant END = Instant.parse("2026-12-20T08:00:00Z");
    private static final String CAUTION = "This account may do everything. A limited one is enough.";

    @TempDir
    static Path folder;

    @AutoClose
    private Household house = new Household(folder);

    @Test
    void showsWhatTheStoreGrantedAndSavesNothing() {
        house.store.onBegin = _ -> granting("ada", List.of(CAUTION), missing(Capability.REVIEWS), "8001");

        LinkAttempt attempt = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));

        assertThat(attempt.state()).isEqualTo(LinkState.PREVIEW);
        LinkPreview preview = attempt.preview().orElseThrow();
        assertThat(preview.account()).isEmpty();
        assertThat(preview.connector()).isEqualTo("fake-store");
        assertThat(preview.mode()).isEqualTo("password");
        assertThat(preview.identity()).isEqualTo("Identity ada");
        assertThat(preview.vendors()).containsExactly(new PreviewedVendor("8001", "Vendor 8001", true, false));
        assertThat(preview.capabilities())
                .hasSize(Capability.values().length)
                .containsEntry(Capability.SALES, new CapabilityState(CapabilityState.Grant.GRANTED, "Proved."))
                .containsEntry(
                        Capability.REVIEWS,
                        new CapabilityState(CapabilityState.Grant.MISSING, "Needs the role Support, under Users."))
                .containsEntry(Capability.USAGE, new CapabilityState(CapabilityState.Grant.ABSENT, "a key has it"));
        assertThat(preview.cautions()).containsExactly(CAUTION);
        assertThat(preview.guide()).contains("limited");
        assertThat(preview.lost()).isEmpty();
        assertThat(house.in(() -> house.accounts.list(ADMIN))).isEmpty();
        assertThat(house.events.sent()).isEmpty();
        assertThat(house.recorded()).containsExactly("account.link-begun");
    }

    @Test
    void savesAfterARestartWhatWasSeen() {
        house.store.onBegin = _ -> granting("ada", List.of(CAUTION), missing(Capability.REVIEWS), "8001", "8002");
        LinkAttempt seen = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));
        int asked = house.store.asked.get();
        house.start();
        assertThat(house.linking.get(ADMIN, seen.id())).isEqualTo(seen);

        LinkAttempt linked = house.linking.confirm(ADMIN, seen.id());

        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
        LinkedAccount account = linked.account().orElseThrow();
        assertThat(account.nickname()).isEqualTo("Main");
        assertThat(account.capabilities())
                .isEqualTo(seen.preview().orElseThrow().capabilities());
        assertThat(account.vendors()).extracting(LinkedVendor::code).containsExactly("8001", "8002");
        assertThat(account.cautions()).containsExactly(CAUTION);
        assertThat(account.credentialExpiresAt()).contains(END);
        assertThat(house.store.asked).as("the store was not asked again").hasValue(asked);
        assertThat(conversation(seen).granted()).isEmpty();
        assertThat(conversation(seen).credential()).isEmpty();
        assertThat(house.events.sent()).containsExactly(new AccountLinked(1, account.id()));
        house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);
        assertThat(house.store.lastEarlier.orElseThrow().bytes()).isEqualTo("token-canary-1".getBytes(UTF_8));
    }

    @Test
    void maySaveOnAnotherServerAndByAColleague() {
        LinkAttempt seen = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));
        Household other = house.anotherServer();

        LinkAttempt linked = other.linking.confirm(new Actor(9, 1, Role.OWNER, "Olga"), seen.id());

        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
        assertThat(house.linking.get(ADMIN, seen.id())).isEqualTo(linked);
    }

    @Test
    void comesAfterTheQuestions() {
        house.store.onBegin = _ -> whichVendors("8001", "8002");
        house.store.onAnswer = (_, _) -> FakeStore.linked("ada", "8002");
        LinkAttempt asked = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));
        assertThat(asked.preview()).isEmpty();

        LinkAttempt seen = house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Chosen(List.of("8002")));

        assertThat(seen.state()).isEqualTo(LinkState.PREVIEW);
        assertThat(seen.challenge()).isEmpty();
        assertThat(house.linking
                        .confirm(ADMIN, asked.id())
                        .account()
                        .orElseThrow()
                        .vendors())
                .filteredOn(LinkedVendor::chosen)
                .extracting(LinkedVendor::code)
                .containsExactly("8002");
    }

    @Test
    void savesOnceHoweverManyTabsSaySo() throws Exception {
        LinkAttempt seen = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));
        Callable<String> tab = () -> {
            try {
                return house.linking.confirm(ADMIN, seen.id()).state().name();
            } catch (ProblemException refused) {
                return refused.getMessage();
            }
        };

        assertThat(atOnce(tab, tab))
                .containsExactlyInAnyOrder("LINKED", "This attempt has linked the account already.");
        assertThat(house.in(() -> house.accounts.list(ADMIN))).hasSize(1);
        assertThat(house.events.sent()).hasSize(1);
        assertThat(house.recorded()).containsOnlyOnce("account.linked");
    }

    /** A tab that still shows the question before must not save what its person has not seen. */
    @Test
    void isSavedByNoAnswerToAnotherQuestion() {
        house.store.onBegin = _ -> new LinkStep.Challenged(
                new Challenge.Consent("Make a token?", "It ends another.", "Make it"),
                new HandshakeState("step-1".getBytes(UTF_8)));
        LinkAttempt asked = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));
        refuses(() -> house.linking.confirm(ADMIN, asked.id()), Problem.CONFLICT, "nothing to link yet");
        house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Agreed());

        refuses(
                () -> house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Agreed()),
                Problem.BAD_REQUEST,
                "link: must be true");

        assertThat(house.linking.get(ADMIN, asked.id()).state()).isEqualTo(LinkState.PREVIEW);
        assertThat(house.store.asked).hasValue(2);
    }

    @Test
    void destroysEverythingWhenAPersonDoesNotLink() {
        LinkAttempt seen = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));

        house.linking.abandon(ADMIN, seen.id());

        refuses(() -> house.linking.confirm(ADMIN, seen.id()), Problem.NOT_FOUND, "link attempt");
        assertThat(house.in(() -> house.accounts.list(ADMIN))).isEmpty();
        assertThat(house.recorded()).endsWith("account.link-abandoned");
    }

    @Test
    void destroysEverythingWhenNobodySaysAnything() {
        LinkAttempt seen = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));

        house.clock.advance(Duration.ofMinutes(15));
        refuses(() -> house.linking.confirm(ADMIN, seen.id()), Problem.CONFLICT, "over");
        int expired = house.in(() -> house.conversations.clean(house.clock.instant()));

        assertThat(expired).isEqualTo(1);
        assertThat(house.linking.get(ADMIN, seen.id()).state()).isEqualTo(LinkState.EXPIRED);
        assertThat(house.linking.get(ADMIN, seen.id()).preview()).isEmpty();
        assertThat(conversation(seen).granted()).isEmpty();
        assertThat(conversation(seen).credential()).isEmpty();
        assertThat(house.in(() -> house.accounts.list(ADMIN))).isEmpty();
    }

    @Test
    void refusesAnAccountThatSomebodyHasLinkedMeanwhile() {
        LinkAttempt seen = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));
        house.link();

        LinkAttempt late = house.linking.confirm(ADMIN, seen.id());

        assertThat(late.state()).isEqualTo(LinkState.REFUSED);
        assertThat(late.problem().orElseThrow()).contains("linked already as “Main”");
        assertThat(conversation(seen).granted()).isEmpty();
        assertThat(house.in(() -> house.accounts.list(ADMIN))).hasSize(1);
    }

    @Test
    void refusesVendorsThatSomebodyCollectsMeanwhile() {
        house.store.onBegin = _ -> FakeStore.linked("bob", "8001");
        LinkAttempt seen = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));
        house.link("ada", "8001");

        assertThat(house.linking.confirm(ADMIN, seen.id()).problem().orElseThrow())
                .contains("twice");
    }

    @Test
    void isForAdminsOfTheOrganizationAndHoldsNothingSecret() {
        LinkAttempt seen = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));

        refuses(() -> house.linking.confirm(VIEWER, seen.id()), Problem.FORBIDDEN, "Admin");
        refuses(() -> house.linking.confirm(STRANGER, seen.id()), Problem.NOT_FOUND, "link attempt");
        assertThat(Json.write(house.linking.get(ADMIN, seen.id())))
                .contains("\"state\":\"preview\"", "\"sales\":{\"reason\":\"\",\"state\":\"granted\"}")
                .doesNotContain(FakeStore.PASSWORD, "token-canary-1");
    }

    @Test
    void isSkippedWhenAnAccountIsLinkedAgainAndNothingIsWorse() {
        LinkedAccount account = house.link("ada", "8001", "8002");

        LinkAttempt again = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);

        assertThat(again.state()).isEqualTo(LinkState.LINKED);
        assertThat(again.account().orElseThrow().id()).isEqualTo(account.id());
    }

    @Test
    void showsWhatALinkedAccountWouldLose() {
        LinkedAccount account = house.link("ada", "8001", "8002");
        house.store.onBegin = _ -> granting("ada", List.of(), missing(Capability.REVIEWS), "8002");

        LinkAttempt seen = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);

        LinkPreview preview = seen.preview().orElseThrow();
        assertThat(preview.account()).contains(account.id());
        assertThat(preview.lost()).containsExactly(Capability.REVIEWS);
        assertThat(preview.vendors())
                .containsExactly(
                        new PreviewedVendor("8002", "Vendor 8002", true, false),
                        new PreviewedVendor("8001", "Vendor 8001", false, true));
        assertThat(house.account(account.id())).isEqualTo(account);
        LinkedAccount relinked =
                house.linking.confirm(ADMIN, seen.id()).account().orElseThrow();
        assertThat(relinked.id()).isEqualTo(account.id());
        assertThat(relinked.capabilities()).isEqualTo(preview.capabilities());
        assertThat(house.recorded()).endsWith("account.relinked");
    }

    @Test
    void showsAnAccountThatHasBecomeTooMighty() {
        LinkedAccount account = house.link("ada", "8001");
        house.store.onBegin = _ -> granting("ada", List.of(CAUTION), Stream.empty(), "8001");

        LinkAttempt seen = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);
        house.linking.confirm(ADMIN, seen.id());

        assertThat(seen.state()).isEqualTo(LinkState.PREVIEW);
        assertThat(house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW).state())
                .as("the same caution is not shown twice")
                .isEqualTo(LinkState.LINKED);
    }

    @Test
    void leavesTheLinkOfAColleagueThatCameFirst() {
        LinkedAccount account = house.link("ada", "8001");
        house.store.onBegin = _ -> granting("ada", List.of(), missing(Capability.REVIEWS), "8001");
        LinkAttempt seen = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);
        house.store.onBegin = _ -> FakeStore.linked("ada", "8001");
        house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);
        int credential = house.target(account).credential();

        LinkAttempt late = house.linking.confirm(ADMIN, seen.id());

        assertThat(late.problem().orElseThrow()).contains("again meanwhile");
        assertThat(house.target(account).credential()).isEqualTo(credential);
    }

    @Test
    void doesNotEndTheRestThatTheStoreWantsMeanwhile() {
        LinkedAccount account = house.link("ada", "8001");
        LinkAttempt seen = worse(account);
        house.sessions.failed(
                house.target(account),
                new ConnectorFailure.AccountLocked(house.clock.instant().plusSeconds(60), "Locked."));

        refuses(() -> house.linking.confirm(ADMIN, seen.id()), Problem.STORE_REFUSED, "has locked this account");

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.LOCKED);
        assertThat(house.sessions.target(1, account.id())).isEmpty();
    }

    /** A session that did not sign in tells only its account. */
    @Test
    void doesNotEndTheRestOfTheAccountItself() {
        LinkedAccount account = house.link("ada", "8001");
        LinkAttempt seen = worse(account);
        house.sessions.failed(
                house.target(account),
                new ConnectorFailure.Throttled(house.clock.instant().plusSeconds(600), "Too often."));

        LinkAttempt linked = house.linking.confirm(ADMIN, seen.id());

        assertThat(linked.account().orElseThrow().state()).isEqualTo(AccountState.DELAYED_BY_STORE);
        assertThat(house.sessions.target(1, account.id())).isEmpty();
        house.clock.advance(Duration.ofMinutes(11));
        assertThat(house.sessions.target(1, account.id())).isPresent();
    }

    @Test
    void doesNotUseAgainWhatTheStoreHasRefusedMeanwhile() {
        LinkedAccount account = house.link("ada", "8001");
        LinkAttempt seen = worse(account);
        house.clock.advance(Duration.ofMinutes(1));
        house.sessions.failed(house.target(account), new ConnectorFailure.CredentialRejected("Wrong password."));

        LinkAttempt late = house.linking.confirm(ADMIN, seen.id());

        assertThat(late.problem().orElseThrow()).contains("refused “Main” meanwhile. Wrong password.");
        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.NEEDS_RELINK);
    }

    @Test
    void savesNewCredentialsAlthoughTheOldOnesAreRefused() {
        LinkedAccount account = house.link("ada", "8001");
        house.store.onBegin = _ -> granting("ada", List.of(), missing(Capability.REVIEWS), "8001");
        LinkAttempt seen = house.linking.relink(
                ADMIN,
                account.id(),
                Map.of("login", "ada@example.com", "password", "wxyz-wxyz-wxyz-wxyz"),
                Saving.AFTER_PREVIEW);
        house.clock.advance(Duration.ofMinutes(1));
        house.sessions.failed(house.target(account), new ConnectorFailure.CredentialRejected("Wrong password."));

        LinkAttempt linked = house.linking.confirm(ADMIN, seen.id());

        assertThat(linked.account().orElseThrow().state()).isEqualTo(AccountState.PREPARING);
    }

    @Test
    void leavesTheVendorsThatSomebodyHasChosenMeanwhile() {
        LinkedAccount account = house.link("ada", "8001", "8002");
        house.store.onBegin = _ -> granting("ada", List.of(), missing(Capability.REVIEWS), "8001", "8002");
        LinkAttempt seen = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);
        house.in(() -> house.accounts.update(
                ADMIN,
                account.id(),
                new AccountUpdate(Optional.empty(), Optional.empty(), Optional.of(Set.of("8002")))));

        LinkAttempt late = house.linking.confirm(ADMIN, seen.id());

        assertThat(late.problem().orElseThrow()).contains("vendors of “Main”");
        assertThat(house.target(account).vendors())
                .extracting(LinkedVendor::code)
                .containsExactly("8002");
    }

    @Test
    void leavesWhatTheAccountsOwnSessionsLearnedMeanwhile() {
        LinkedAccount account = house.link("ada", "8001");
        LinkAttempt seen = worse(account);
        house.clock.advance(Duration.ofMinutes(1));
        house.store.onCheck = (_, material) -> {
            material.save(new SessionMaterial("token-canary-2".getBytes(UTF_8), Optional.empty()));
            return FakeStore.granted();
        };
        house.checking.check(ADMIN, account.id());

        LinkedAccount linked = house.linking.confirm(ADMIN, seen.id()).account().orElseThrow();

        assertThat(linked.capabilities().get(Capability.REVIEWS))
                .isEqualTo(new CapabilityState(CapabilityState.Grant.GRANTED, ""));
        house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);
        assertThat(house.store.lastEarlier.orElseThrow().bytes()).isEqualTo("token-canary-2".getBytes(UTF_8));
    }

    /** What needs no code goes on while the store wants one, with an older session. */
    @Test
    void savesTheNewSessionOfAnAccountThatWaitsForACode() {
        LinkedAccount account = house.link("ada", "8001");
        house.sessions.failed(
                house.target(account), new ConnectorFailure.AuthenticationExpired("The session has ended."));
        LinkAttempt seen = worse(account);
        house.in(() -> {
            Account kept = house.register.forChange(1, account.id());
            new Safe(house.vault).keep(kept, new SessionMaterial("token-canary-2".getBytes(UTF_8), Optional.empty()));
            return true;
        });

        house.linking.confirm(ADMIN, seen.id());

        house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);
        assertThat(house.store.lastEarlier.orElseThrow().bytes()).isEqualTo("token-canary-1".getBytes(UTF_8));
    }

    @Test
    void waitsAsLongAsAnAttemptHoweverLongTheQuestionsTook() {
        house.store.onBegin = _ -> whichVendors("8001", "8002");
        LinkAttempt asked = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));
        house.clock.advance(Duration.ofMinutes(14));

        LinkAttempt seen = house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Chosen(List.of("8001")));
        house.clock.advance(Duration.ofMinutes(14));

        assertThat(seen.expiresAt()).isEqualTo(asked.expiresAt().plus(Duration.ofMinutes(14)));
        assertThat(house.linking.confirm(ADMIN, seen.id()).state()).isEqualTo(LinkState.LINKED);
    }

    @Test
    void isBegunAgainWhenAnotherVersionKeptIt() {
        LinkAttempt seen = house.linking.begin(ADMIN, house.request(Saving.AFTER_PREVIEW));
        house.in(() -> {
            Conversation conversation = house.conversations.forChange(1, seen.id());
            SecretAddress address =
                    new SecretAddress(1, "link_attempt", seen.id().toString(), "granted");
            conversation.preview(house.vault.seal(address, new byte[4]), house.clock.instant());
            return true;
        });

        refuses(() -> house.linking.get(ADMIN, seen.id()), Problem.CONFLICT, "Begin again");
        refuses(() -> house.linking.confirm(ADMIN, seen.id()), Problem.CONFLICT, "Begin again");
    }

    private LinkAttempt worse(LinkedAccount account) {
        house.store.onBegin = _ -> granting("ada", List.of(), missing(Capability.REVIEWS), "8001");
        LinkAttempt seen = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);
        assertThat(seen.state()).isEqualTo(LinkState.PREVIEW);
        return seen;
    }

    @Test
    void savesNoAccountThatWasUnlinkedMeanwhile() {
        LinkedAccount account = house.link("ada", "8001");
        house.store.onBegin = _ -> granting("ada", List.of(), missing(Capability.REVIEWS), "8001");
        LinkAttempt seen = house.linking.goOn(ADMIN, account.id(), Saving.AFTER_PREVIEW);
        house.in(() -> {
            house.accounts.unlink(ADMIN, account.id(), false);
            return true;
        });

        refuses(() -> house.linking.confirm(ADMIN, seen.id()), Problem.CONFLICT, "over");
        assertThat(house.linking.get(ADMIN, seen.id()).problem().orElseThrow()).contains("unlinked meanwhile");
        assertThat(conversation(seen).granted()).isEmpty();
        assertThat(conversation(seen).credential()).isEmpty();
        assertThat(house.in(() -> house.accounts.list(ADMIN))).isEmpty();
    }

    private static Stream<Check> missing(Capability capability) {
        return Stream.of(new Check(capability, Check.Outcome.MISSING, "Needs the role Support, under Users."));
    }

    /** Grants sales, and everything else of the mode that is not named. */
    private static LinkStep granting(String identity, List<String> cautions, Stream<Check> missing, String... vendors) {
        List<Check> others = missing.toList();
        List<Check> checks = Stream.concat(
                        others.stream(),
                        Stream.of(Capability.SALES, Capability.REVIEWS)
                                .filter(capability ->
                                        others.stream().noneMatch(check -> check.capability() == capability))
                                .map(capability -> new Check(capability, Check.Outcome.GRANTED, "Proved.")))
                .toList();
        return new LinkStep.Linked(new LinkGrant(
                new StoreIdentity(identity, "Identity " + identity),
                Stream.of(vendors)
                        .map(code -> new Vendor(code, "Vendor " + code))
                        .toList(),
                checks,
                Optional.of(new SessionMaterial("token-canary-1".getBytes(UTF_8), Optional.of(END))),
                cautions,
                Optional.of("publisher"),
                Optional.of("limited")));
    }

    private static LinkStep whichVendors(String... codes) {
        return new LinkStep.Challenged(
                Challenge.Choose.vendors(
                        "Which vendors?",
                        Stream.of(codes)
                                .map(code -> new Challenge.Option(code, "Vendor " + code))
                                .toList()),
                new HandshakeState("vendors".getBytes(UTF_8)));
    }

    private Conversation conversation(LinkAttempt attempt) {
        return house.in(() -> house.conversations.get(1, attempt.id()));
    }

    private static void refuses(Callable<?> work, Problem problem, String words) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(work::call)
                .satisfies(thrown -> assertThat(thrown.problem()).isEqualTo(problem))
                .withMessageContaining(words);
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> first = threads.submit(one);
            Future<T> second = threads.submit(other);
            return List.of(first.get(), second.get());
        }
    }
}
