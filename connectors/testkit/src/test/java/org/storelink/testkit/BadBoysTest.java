package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.CredentialField;
import org.storelink.connector.Fact;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.PartSink;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.SliceResult;
import org.storelink.connector.StoreConnector;

/** Connectors that each do one thing wrong: the kit must notice. */
class BadBoysTest {

    static Stream<Arguments> badBoys() {
        return Stream.of(
                Arguments.of(ShowsItsKey.class, "fieldsThatLookSecretAreSecret"),
                Arguments.of(CallsAWrongKeyAnOutage.class, "aWrongSecretIsRefusedAsARejectedCredential"),
                Arguments.of(KeepsTheStateToItself.class, "aGoodCredentialIsLinked"),
                Arguments.of(IsSomebodyElseEachTime.class, "linkingAgainComesToTheSameIdentity"),
                Arguments.of(ChecksNothing.class, "aCheckAnswersForEachCapabilityOfTheModeOnce"),
                Arguments.of(CallsWhenOpened.class, "openingASessionAsksNobody"),
                Arguments.of(BringsAFileForNothing.class, "nothingToReportIsEmptyAndBringsNoPart"),
                Arguments.of(TakesWhatThereIs.class, "aFileThatIsCutOffIsUnreadable"),
                Arguments.of(TakesAnyDay.class, "aFileOfAnotherPeriodIsUnreadable"),
                Arguments.of(PrintsForTheNeighbours.class, "parsingDoesNotDependOnWhereTheServerStands"),
                Arguments.of(DiceForNumbers.class, "parsingIsRepeatableAndAsksNobody"),
                Arguments.of(BlurtsTheKeyOut.class, "linkingShowsNoSecret"),
                Arguments.of(RepeatsWhatItHears.class, "failuresShowNoSecretEvenWhenTheStoreRepeatsThem"),
                Arguments.of(WritesTheKeyIntoTheAddress.class, "noAddressHoldsASecret"),
                Arguments.of(DoesNotListen.class, "aFetchThatWaitsEndsSoonAfterAnInterrupt"),
                Arguments.of(SignsInWithoutLeave.class, "aLeaveThatIsRefusedEndsLinkingWithTheHostsWords"),
                Arguments.of(AsksNobodyForLeave.class, "everyPasswordIsSentByTheHostsLeave"),
                Arguments.of(TriesTwice.class, "aRejectedSecretIsSentOnce"),
                Arguments.of(SignsInForEachCheck.class, "aSessionBeginsWithWhatLinkingBrought"),
                Arguments.of(LeavesThreads.class, "aThousandSessionsLeaveNoThreadBehind"),
                Arguments.of(GoesRoundInCircles.class, "everyReviewIsReadOnceAndTheNewestFirst"),
                Arguments.of(PrintsTheOldestFirst.class, "everyReviewIsReadOnceAndTheNewestFirst"),
                Arguments.of(KeepsItsPlaceToItself.class, "anotherSessionGoesOnWhereOneStopped"),
                Arguments.of(TakesAnythingForNoReviews.class, "aStoreInTroubleIsNotTakenForNoReviews"),
                Arguments.of(WritesPlainly.class, "aReplyComesBackAsItWasWritten"),
                Arguments.of(SendsAnyLength.class, "aReplyThatIsTooLongOrBlankIsRefusedWithoutACall"));
    }

    @ParameterizedTest
    @MethodSource("badBoys")
    void isCaught(Class<?> badBoy, String rule) {
        List<String> broken =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(badBoy))
                        .execute()
                        .testEvents()
                        .failed()
                        .stream()
                        .map(Event::getTestDescriptor)
                        .map(test -> test.getDisplayName().replace("()", ""))
                        .toList();

        assertThat(broken).contains(rule);
    }

    private abstract static class BadBoy extends ConnectorContractTest {

        abstract StoreConnector make();

        @Override
        protected final ConnectorFixture fixture() {
            return new KioskFixture(this::make);
        }
    }

    static final class SignsInWithoutLeave extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                void askLeave(ConnectorContext context) {
                    try {
                        context.signIns().spend();
                    } catch (ConnectorException _) {
                        // A bad boy does not care.
                    }
                }
            };
        }
    }

    static final class AsksNobodyForLeave extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                void askLeave(ConnectorContext context) {
                    // A bad boy does not ask.
                }
            };
        }
    }

    static final class TriesTwice extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                void askLeave(ConnectorContext context) throws ConnectorException {
                    context.signIns().spend();
                    context.signIns().spend();
                }
            };
        }
    }

    static final class SignsInForEachCheck extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                List<Check> checks(ConnectorContext context, MaterialStore material) throws ConnectorException {
                    askLeave(context);
                    return super.checks(context, material);
                }
            };
        }
    }

    static final class ShowsItsKey extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                CredentialField keyField() {
                    return new CredentialField.Text("api_key", "Key", "", true, Optional.empty());
                }
            };
        }
    }

    static final class CallsAWrongKeyAnOutage extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                ConnectorFailure rejected(String key) {
                    return new ConnectorFailure.Unavailable("Something is wrong.");
                }
            };
        }
    }

    static final class KeepsTheStateToItself extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                private HandshakeState kept = new HandshakeState(new byte[0]);

                @Override
                HandshakeState remember(HandshakeState state) {
                    kept = state;
                    return new HandshakeState(new byte[0]);
                }

                @Override
                HandshakeState recall(HandshakeState state) {
                    return kept;
                }
            };
        }
    }

    static final class IsSomebodyElseEachTime extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                String identity() {
                    return UUID.randomUUID().toString();
                }
            };
        }
    }

    static final class ChecksNothing extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                List<Check> checks(ConnectorContext context, MaterialStore material) {
                    return List.of();
                }
            };
        }
    }

    static final class CallsWhenOpened extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                void opened(ConnectorContext context) throws ConnectorException {
                    try {
                        context.http()
                                .send(
                                        HttpRequest.newBuilder(URI.create(context.endpoint("kiosk") + "/token"))
                                                .build(),
                                        BodyHandlers.discarding());
                    } catch (IOException | InterruptedException e) {
                        throw new ConnectorException(new ConnectorFailure.Unavailable("Away."), e);
                    }
                }
            };
        }
    }

    static final class BringsAFileForNothing extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                SliceResult nothing(String body, PartSink sink) throws IOException {
                    return archive(body, sink);
                }
            };
        }
    }

    static final class TakesWhatThereIs extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                boolean isWhole(String text) {
                    return text.contains(" 2026-");
                }
            };
        }
    }

    static final class TakesAnyDay extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                boolean checksPeriod() {
                    return false;
                }
            };
        }
    }

    static final class PrintsForTheNeighbours extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                Fact sale(ReportSlice slice, String[] words) {
                    words[0] = words[0].toUpperCase(Locale.getDefault()) + String.format("%d", 7);
                    return super.sale(slice, words);
                }
            };
        }
    }

    static final class DiceForNumbers extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                Fact sale(ReportSlice slice, String[] words) {
                    words[0] = UUID.randomUUID().toString();
                    return super.sale(slice, words);
                }
            };
        }
    }

    static final class BlurtsTheKeyOut extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                ConnectorFailure rejected(String key) {
                    return new ConnectorFailure.CredentialRejected("The kiosk does not know " + key + ".");
                }
            };
        }
    }

    static final class RepeatsWhatItHears extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                String oddAnswer(String body) {
                    return "The kiosk said: " + body;
                }
            };
        }
    }

    static final class WritesTheKeyIntoTheAddress extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                String tokenPath(String key) {
                    return "/token?key=" + key;
                }
            };
        }
    }

    static final class DoesNotListen extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                HttpResponse<String> send(ConnectorContext context, HttpRequest request) throws ConnectorException {
                    try {
                        return context.http()
                                .sendAsync(request, BodyHandlers.ofString())
                                .join();
                    } catch (CompletionException e) {
                        throw new ConnectorException(new ConnectorFailure.Unavailable("Away."), e);
                    }
                }
            };
        }
    }

    static final class GoesRoundInCircles extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                Optional<ResumeToken> next(List<Review> reviews) {
                    return Optional.of(new ResumeToken("4"));
                }
            };
        }
    }

    static final class PrintsTheOldestFirst extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                List<Review> inOrder(List<Review> reviews) {
                    return reviews.reversed();
                }
            };
        }
    }

    static final class KeepsItsPlaceToItself extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                private Optional<ResumeToken> kept = Optional.empty();
                private int pages;

                @Override
                Optional<ResumeToken> next(List<Review> reviews) {
                    kept = super.next(reviews);
                    return kept.map(_ -> new ResumeToken("page " + ++pages));
                }

                @Override
                int place(ResumeToken token) {
                    return super.place(kept.orElse(new ResumeToken("1")));
                }
            };
        }
    }

    static final class TakesAnythingForNoReviews extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                boolean looksAtTheAnswer() {
                    return false;
                }
            };
        }
    }

    static final class WritesPlainly extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                String written(String text) {
                    return text.replaceAll("[^\\x00-\\x7f]", "?");
                }
            };
        }
    }

    static final class SendsAnyLength extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                boolean checksLength() {
                    return false;
                }
            };
        }
    }

    static final class LeavesThreads extends BadBoy {
        @Override
        StoreConnector make() {
            return new KioskConnector() {
                @Override
                void opened(ConnectorContext context) {
                    if (OPENED.incrementAndGet() % 100 == 0) {
                        Thread.ofPlatform().daemon().start(LeavesThreads::waitForever);
                    }
                }
            };
        }

        private static final AtomicInteger OPENED = new AtomicInteger();

        private static void waitForever() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
