package org.storelink.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;

/** What the store said about a capability when it was asked last. */
@Embeddable
class CheckedCapability {

    private static final int LONGEST_REASON = 2000;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "capability")
    @Convert(converter = Words.OfCapability.class)
    private Capability capability;

    @Column(name = "outcome")
    @Convert(converter = Words.OfOutcome.class)
    private Check.Outcome outcome;

    @Column(name = "reason")
    private String reason;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected CheckedCapability() {}

    CheckedCapability(long organizationId, Check check) {
        this.organizationId = organizationId;
        this.capability = check.capability();
        this.outcome = check.outcome();
        this.reason = Clip.to(LONGEST_REASON, check.detail());
    }

    Check toCheck() {
        return new Check(capability, outcome, reason);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CheckedCapability that
                && organizationId == that.organizationId
                && toCheck().equals(that.toCheck());
    }

    @Override
    public int hashCode() {
        return Objects.hash(organizationId, capability, outcome, reason);
    }
}
