package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.storelink.accounts.LinkAttempt.Option;
import org.storelink.accounts.LinkAttempt.Question;
import org.storelink.accounts.LinkAttempt.QuestionKind;
import org.storelink.accounts.Watch.Link;
import org.storelink.accounts.Watch.Sender;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Credential;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;

/** Links, links again, checks, types codes and passwords that are wrong now and then, has codes sent again, and gives up. */
final class ImpatientPerson {

    private static final int MOST_ANSWERS = 8;

    private final Actor actor;
    private final AppStoreSimulator store;
    private final Watch watch;
    private final RandomGenerator chance;
    private final List<UUID> open = new ArrayList<>();

    ImpatientPerson(Actor actor, AppStoreSimulator store, Watch watch, RandomGenerator chance) {
        this.actor = actor;
        this.store = store;
        this.watch = watch;
        this.chance = chance;
    }

    long organization() {
        return actor.organizationId();
    }

    void act(Household server) {
        try {
            Optional<LinkedAccount> account = account(server);
            if (account.isEmpty()) {
                link(server);
            } else {
                care(server, account.get().id());
            }
        } catch (ProblemException refused) {
            open.removeIf(_ -> chance.nextInt(3) == 0);
        }
    }

    private Optional<LinkedAccount> account(Household server) {
        return server.in(() -> server.accounts.list(actor)).stream().findFirst();
    }

    private void link(Household server) {
        if (!open.isEmpty() && chance.nextInt(3) == 0) {
            converse(server, open.getLast());
            return;
        }
        Form form = form();
        LinkRequest request =
                new LinkRequest("", StoreUnderTest.CONNECTOR, StoreUnderTest.MODE, form.values(), true, saving());
        converse(server, attended(form.password(), () -> server.linking.begin(actor, request)));
    }

    private void care(Household server, long account) {
        switch (chance.nextInt(10)) {
            case 0, 1 -> {
                Form form = form();
                converse(
                        server,
                        attended(
                                form.password(), () -> server.linking.relink(actor, account, form.values(), saving())));
            }
            case 2, 3, 4 -> {
                String kept = kept(server, organization(), account);
                converse(server, attended(kept, () -> server.linking.goOn(actor, account, saving())));
            }
            case 5, 6 -> {
                watch.during(alone(server, account), () -> server.checking.check(actor, account));
            }
            case 7 -> {
                if (!open.isEmpty()) {
                    server.linking.abandon(actor, open.removeLast());
                }
            }
            case 8 -> {
                if (!open.isEmpty()) {
                    converse(server, open.getFirst());
                }
            }
            default -> {
                if (chance.nextInt(20) == 0) {
                    server.in(() -> {
                        server.accounts.unlink(actor, account, chance.nextBoolean());
                        return true;
                    });
                }
            }
        }
    }

    private UUID attended(String password, Supplier<LinkAttempt> step) {
        return watch.during(Sender.attended(password), step).id();
    }

    /** Answers what is asked until it is over, or until something else is more interesting. */
    private void converse(Household server, UUID id) {
        open.remove(id);
        open.add(id);
        for (int i = 0; i < MOST_ANSWERS && chance.nextInt(8) > 0; i++) {
            LinkAttempt attempt = server.linking.get(actor, id);
            if (attempt.state() == LinkState.PREVIEW) {
                server.linking.confirm(actor, id);
                open.remove(id);
                return;
            }
            Optional<Question> question = attempt.challenge();
            if (question.isEmpty()) {
                open.remove(id);
                return;
            }
            String password = server.in(() -> {
                try (Credential kept = server.conversations.credential(server.conversations.get(organization(), id))) {
                    return kept.value(StoreUnderTest.PASSWORD);
                }
            });
            ChallengeAnswer answer = answer(question.get(), attempt.options());
            attended(password, () -> server.linking.answer(actor, id, answer));
        }
    }

    /** Links the account, again if it is, with no slip; has the code sent by message once. */
    void linkWithCare(Household server) {
        String password = store.people().get(StoreUnderTest.APPLE_ID).password();
        begin(server, password);
        boolean sent = false;
        UUID id = open.getLast();
        for (Optional<Question> question = server.linking.get(actor, id).challenge();
                question.isPresent();
                question = server.linking.get(actor, id).challenge()) {
            LinkAttempt attempt = server.linking.get(actor, id);
            boolean elsewhere = question.get().kind() == QuestionKind.CODE
                    && !sent
                    && !question.get().alternatives().isEmpty();
            ChallengeAnswer answer = elsewhere
                    ? new ChallengeAnswer.SendTo(
                            question.get().alternatives().getFirst().id())
                    : rightAnswer(question.get(), attempt.options());
            sent |= elsewhere;
            attended(password, () -> server.linking.answer(actor, id, answer));
        }
        open.remove(id);
        assertThat(server.linking.get(actor, id).state()).isEqualTo(LinkState.LINKED);
    }

    /** Begins to link the account, again if it is. */
    void begin(Household server, String password) {
        Map<String, String> values = new Form(StoreUnderTest.APPLE_ID, password).values();
        Optional<LinkedAccount> account = account(server);
        open.add(attended(
                password,
                () -> account.isPresent()
                        ? server.linking.relink(actor, account.get().id(), values, Saving.AT_ONCE)
                        : server.linking.begin(
                                actor,
                                new LinkRequest(
                                        "",
                                        StoreUnderTest.CONNECTOR,
                                        StoreUnderTest.MODE,
                                        values,
                                        true,
                                        Saving.AT_ONCE))));
    }

    private ChallengeAnswer answer(Question question, List<Option> options) {
        if (question.kind() != QuestionKind.CODE) {
            return rightAnswer(question, options);
        }
        boolean elsewhere = question.sentTo().isEmpty() || chance.nextInt(8) == 0;
        if (elsewhere && !question.alternatives().isEmpty()) {
            return new ChallengeAnswer.SendTo(question.alternatives()
                    .get(chance.nextInt(question.alternatives().size()))
                    .id());
        }
        return chance.nextInt(6) == 0 ? new ChallengeAnswer.Code("000000") : rightAnswer(question, options);
    }

    private ChallengeAnswer rightAnswer(Question question, List<Option> options) {
        return switch (question.kind()) {
            case CONSENT -> new ChallengeAnswer.Agreed();
            case CHOOSE ->
                new ChallengeAnswer.Chosen(options.stream()
                        .limit(question.several() ? options.size() : 1)
                        .map(Option::id)
                        .toList());
            case CODE ->
                new ChallengeAnswer.Code(
                        store.codes().newest(StoreUnderTest.APPLE_ID).orElse("000000"));
        };
    }

    private Saving saving() {
        return chance.nextBoolean() ? Saving.AT_ONCE : Saving.AFTER_PREVIEW;
    }

    /** The right password, or one with a slip, with the name in any letter case. */
    private Form form() {
        String password = store.people().get(StoreUnderTest.APPLE_ID).password();
        return new Form(
                chance.nextBoolean() ? StoreUnderTest.APPLE_ID : StoreUnderTest.APPLE_ID.toUpperCase(Locale.ROOT),
                chance.nextInt(4) == 0 ? password + chance.nextInt(10) : password);
    }

    private record Form(String login, String password) {

        private Map<String, String> values() {
            return Map.of(StoreUnderTest.LOGIN, login, StoreUnderTest.PASSWORD, password);
        }
    }

    /** A check has nobody type a code, although somebody waits. */
    private Sender alone(Household server, long account) {
        return alone(
                server,
                server.in(() -> server.register.linked(organization(), account).target()));
    }

    static Sender alone(Household server, SyncTarget target) {
        return new Sender(kept(server, target.organizationId(), target.accountId()), Optional.of(Link.of(target)));
    }

    /** The password that an account has stored. */
    private static String kept(Household server, long organization, long account) {
        return server.in(() -> {
            Account row = server.register.known(organization, account).orElseThrow();
            try (Credential kept = new Safe(server.vault).credential(row).orElseThrow()) {
                return kept.value(StoreUnderTest.PASSWORD);
            }
        });
    }
}
