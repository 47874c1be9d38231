package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.accounts.LinkPreview.PreviewedVendor;
import org.storelink.connector.Challenge;
import org.storelink.connector.Credential;
import org.storelink.connector.LinkGrant;

/** Shows conversations as the people see them who link. Inside a transaction of the caller's. */
@ApplicationScoped
class LinkAttempts {

    private final Conversations conversations;
    private final Register register;
    private final Presentation presentation;
    private final ToldKeys told;
    private final Clock clock;

    @Inject
    LinkAttempts(
            Conversations conversations, Register register, Presentation presentation, ToldKeys told, Clock clock) {
        this.conversations = conversations;
        this.register = register;
        this.presentation = presentation;
        this.told = told;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected LinkAttempts() {
        this.conversations = null;
        this.register = null;
        this.presentation = null;
        this.told = null;
        this.clock = null;
    }

    LinkAttempt of(Conversation conversation) {
        LinkState state = conversation.state(clock.instant());
        Optional<Challenge> open =
                switch (state) {
                    case CHALLENGE, CHOOSE, CONSENT ->
                        conversations.question(conversation).map(OpenQuestion::challenge);
                    case WORKING, PREVIEW, LINKED, REFUSED, EXPIRED -> Optional.empty();
                };
        Optional<LinkPreview> preview = state == LinkState.PREVIEW
                ? Optional.of(preview(conversation, conversations.granted(conversation)))
                : Optional.empty();
        Optional<LinkedAccount> account = state == LinkState.LINKED
                ? conversation
                        .accountId()
                        .flatMap(id -> register.known(conversation.organizationId(), id))
                        .filter(Account::isLinked)
                        .map(presentation::of)
                : Optional.empty();
        return LinkAttempt.of(conversation, state, open, preview, account);
    }

    private LinkPreview preview(Conversation conversation, KeptGrant kept) {
        LinkGrant grant = kept.grant();
        Optional<Worsening> worsening = conversation
                .accountToRelink()
                .flatMap(id -> register.known(conversation.organizationId(), id))
                .map(account -> Worsening.of(account, grant));
        List<PreviewedVendor> vendors = new ArrayList<>();
        grant.vendors().forEach(vendor -> vendors.add(new PreviewedVendor(vendor.code(), vendor.name(), true, false)));
        worsening.ifPresent(worse -> worse.vendors()
                .forEach(vendor -> vendors.add(new PreviewedVendor(vendor.code(), vendor.name(), false, true))));
        kept.others().forEach(vendor -> vendors.add(new PreviewedVendor(vendor.code(), vendor.name(), false, false)));
        return new LinkPreview(
                conversation.accountToRelink(),
                conversation.connector(),
                conversation.mode(),
                grant.identity().name(),
                vendors,
                presentation.capabilities(conversation.connector(), conversation.mode(), grant.checks()),
                worsening.map(Worsening::capabilities).orElse(List.of()),
                keys(conversation, grant),
                grant.cautions(),
                grant.cautionGuide());
    }

    private List<LinkedKey> keys(Conversation conversation, LinkGrant grant) {
        try (Credential credential = conversations.credential(conversation)) {
            return LinkedKey.of(told.of(conversation.connector(), credential, grant.material()));
        }
    }
}
