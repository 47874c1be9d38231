package org.storelink.ingestion;

import java.util.HashSet;
import java.util.Set;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ReportSlice;

/** What one run of an account has learnt so far: what it need not ask any more, and when to give up. */
final class Round {

    /** So many answers in a row that make no sense are the store's trouble, not the slices'. */
    private static final int SENSELESS_IN_A_ROW = 3;

    private final Set<Long> asked = new HashSet<>();
    private final Set<Long> askedOnceMore = new HashSet<>();
    private final Set<String> refusedStreams = new HashSet<>();
    private final Set<String> refusedVendors = new HashSet<>();
    private int senseless;
    private boolean answered;

    /** What a failure means for the rest of the run. */
    enum Verdict {
        /** The failure is this slice's alone: it is blocked. */
        NEXT_SLICE,
        /** The failure will meet others too: the slice is blocked, its like are left out, the account is told. */
        NOT_ITS_LIKE,
        /** Nothing more can be had from the store now: the slice stays as it is, the account is told. */
        END
    }

    Set<Long> asked() {
        return asked;
    }

    void ask(long sliceId) {
        asked.add(sliceId);
    }

    /** The slice may be asked for a second time, if it is due, and no third time. */
    void askOnceMore(long sliceId) {
        if (askedOnceMore.add(sliceId)) {
            asked.remove(sliceId);
        }
    }

    boolean leavesOut(ReportSlice slice) {
        return refusedStreams.contains(slice.stream())
                || refusedVendors.contains(slice.stream() + " " + slice.vendor());
    }

    /** The store answered; true the first time. */
    boolean answered() {
        boolean first = !answered;
        answered = true;
        senseless = 0;
        return first;
    }

    Verdict judge(ConnectorFailure failure, ReportSlice slice) {
        return switch (failure) {
            case ConnectorFailure.CredentialRejected _,
                    ConnectorFailure.AuthenticationExpired _,
                    ConnectorFailure.ChallengeRequired _,
                    ConnectorFailure.AgreementMissing _,
                    ConnectorFailure.AccountLocked _,
                    ConnectorFailure.Throttled _,
                    ConnectorFailure.Unavailable _ -> Verdict.END;
            case ConnectorFailure.PermissionMissing _, ConnectorFailure.Gone _ -> {
                refusedStreams.add(slice.stream());
                yield Verdict.NOT_ITS_LIKE;
            }
            case ConnectorFailure.RequestRejected _ -> {
                refusedVendors.add(slice.stream() + " " + slice.vendor());
                yield Verdict.NOT_ITS_LIKE;
            }
            case ConnectorFailure.Unreadable _, ConnectorFailure.Defect _ ->
                ++senseless < SENSELESS_IN_A_ROW ? Verdict.NEXT_SLICE : Verdict.END;
        };
    }
}
