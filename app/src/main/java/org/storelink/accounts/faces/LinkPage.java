package org.storelink.accounts.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.Keys;
import org.storelink.accounts.LinkAttempt;
import org.storelink.accounts.LinkPreview;
import org.storelink.accounts.LinkPreview.PreviewedVendor;
import org.storelink.accounts.LinkRequest;
import org.storelink.accounts.LinkState;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.Linking;
import org.storelink.accounts.Saving;
import org.storelink.connector.Capability;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Guide;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/**
 * The wizard that links an account. Where it stands is in the address alone (connector, mode, then the attempt's id), so it may be
 * reloaded, sent to a colleague, or opened after a restart; the conversation itself lives in {@link Linking}.
 */
@Named
@RequestScoped
public class LinkPage {

    private static final String VIEW = "/accounts/link?faces-redirect=true";

    @Inject
    private Linking linking;

    @Inject
    private Keys keys;

    @Inject
    private Accounts accounts;

    @Inject
    private Connectors connectors;

    @Inject
    private CurrentActor actor;

    @Inject
    @Param(name = "connector")
    private @Nullable String connectorId;

    @Inject
    @Param(name = "mode")
    private @Nullable String modeId;

    @Inject
    @Param(name = "account")
    private @Nullable Long accountId;

    @Inject
    @Param(name = "addskey")
    private @Nullable String addsKey;

    @Inject
    @Param(name = "replaces")
    private @Nullable String replacedKey;

    @Inject
    @Param(name = "attempt")
    private @Nullable String attemptId;

    private final Map<String, String> values = new HashMap<>();
    private @Nullable String nickname;
    private String @Nullable [] chosen;
    private @Nullable LinkAttempt attempt;

    /** Which step of the wizard the address names. */
    public Step getStep() {
        if (attemptId != null) {
            return Step.CONVERSATION;
        }
        if (getConnector() == null) {
            return Step.STORE;
        }
        return getMode() == null ? Step.MODE : Step.FORM;
    }

    /** The steps, in order. */
    public enum Step {
        STORE,
        MODE,
        FORM,
        CONVERSATION
    }

    public boolean isAt(String step) {
        return getStep() == Step.valueOf(step);
    }

    /** Whether the wizard has passed the step. */
    public boolean isPast(String step) {
        return getStep().compareTo(Step.valueOf(step)) > 0;
    }

    public List<InstalledConnector> getConnectors() {
        return connectors.all();
    }

    public @Nullable InstalledConnector getConnector() {
        String id = isRelinking() ? getAccount().connector() : connectorId;
        return Optional.ofNullable(id).flatMap(connectors::find).orElse(null);
    }

    public @Nullable CredentialMode getMode() {
        InstalledConnector connector = getConnector();
        String id = isRelinking() ? getAccount().mode() : modeId;
        return connector == null || id == null
                ? null
                : connector.descriptor().mode(id).orElse(null);
    }

    public boolean isRelinking() {
        return accountId != null;
    }

    /** Whether a key is to be added to those of the account. */
    public boolean isAddingKey() {
        return isRelinking() && addsKey != null;
    }

    /** The key in whose place another one is to be put. */
    public @Nullable String getReplacedKey() {
        return isRelinking() ? replacedKey : null;
    }

    /** How many keys of the account the credential takes the place of, where they are more than one. */
    public int getKeysAtStake() {
        return isRelinking() && addsKey == null && replacedKey == null && keys.isFor(getAccount())
                ? keys.list(actor.get(), getAccount().id()).size()
                : 0;
    }

    /** The account to be linked again. */
    public LinkedAccount getAccount() {
        if (accountId == null) {
            throw ProblemException.notFound("account");
        }
        return accounts.get(actor.get(), accountId);
    }

    public Capability[] getCapabilities() {
        return Capability.values();
    }

    public boolean gives(CredentialMode mode, Capability capability) {
        return mode.capabilities().contains(capability);
    }

    public String whyNot(CredentialMode mode, Capability capability) {
        return mode.absentBecause().getOrDefault(capability, "");
    }

    /** The guide beside the form, when the mode has one. */
    public @Nullable Guide getGuide() {
        CredentialMode mode = getMode();
        InstalledConnector connector = getConnector();
        if (mode == null || connector == null) {
            return null;
        }
        return mode.guide().flatMap(id -> guide(connector, id)).orElse(null);
    }

    /** Which fragment draws a field: each kind has one. */
    public String fragment(CredentialField field) {
        return switch (field) {
            case CredentialField.Text _ -> "text";
            case CredentialField.Secret _ -> "secret";
        };
    }

    /** The files that a secret may be read out of, as browsers want to be told. */
    public String accept(CredentialField.Secret field) {
        return String.join(",", field.fileEndings());
    }

    /** Sends the form; the answer is a new address, so a reload sends nothing twice. */
    public @Nullable String begin() {
        return go(() -> accountId == null ? linking.begin(actor.get(), request()) : again(accountId));
    }

    public LinkAttempt getAttempt() {
        if (attempt == null) {
            attempt = linking.get(actor.get(), id());
        }
        return attempt;
    }

    public boolean isState(String state) {
        return getAttempt().state() == LinkState.valueOf(state);
    }

    public @Nullable String choose() {
        List<String> options = chosen == null ? List.of() : Arrays.asList(chosen);
        return answer(new ChallengeAnswer.Chosen(options));
    }

    public @Nullable String agree() {
        return answer(new ChallengeAnswer.Agreed());
    }

    /** What will be saved, in the state preview. */
    public LinkPreview getPreview() {
        return getAttempt().preview().orElseThrow(() -> ProblemException.notFound("preview"));
    }

    /** Vendors whose reports are collected until now, and would be no longer. */
    public List<PreviewedVendor> getLostVendors() {
        return getPreview().vendors().stream().filter(PreviewedVendor::lost).toList();
    }

    /** The guide to an account that needs no caution, beside a preview that has one. */
    public @Nullable Guide getPreviewGuide() {
        LinkPreview preview = getPreview();
        return preview.cautions().isEmpty()
                ? null
                : preview.guide()
                        .flatMap(id -> connectors.find(preview.connector()).flatMap(connector -> guide(connector, id)))
                        .orElse(null);
    }

    public @Nullable String confirm() {
        return go(() -> linking.confirm(actor.get(), id()));
    }

    /** Ends the attempt; the form of the same way of linking is next, or the account where it would hold several keys. */
    public String startOver() {
        LinkPreview preview = getPreview();
        linking.abandon(actor.get(), id());
        if (preview.keys().size() > 1 && preview.account().isPresent()) {
            return "/accounts/account?faces-redirect=true&id="
                    + preview.account().get();
        }
        return VIEW
                + preview.account()
                        .map(account -> "&account=" + account)
                        .orElse("&connector=" + preview.connector() + "&mode=" + preview.mode());
    }

    /**
     * Where another attempt begins: for the same account when one was to be linked again. Where that holds keys it tells itself which of
     * them is to be added or replaced.
     */
    public String getAgain() {
        return getAttempt()
                .accountToRelink()
                .map(id -> keys.isFor(accounts.get(actor.get(), id))
                        ? "/accounts/account?id=" + id
                        : "/accounts/link?account=" + id)
                .orElse("/accounts/link");
    }

    public String abandon() {
        linking.abandon(actor.get(), id());
        return "/accounts?faces-redirect=true";
    }

    public Map<String, String> getValues() {
        return values;
    }

    public @Nullable String getNickname() {
        return nickname;
    }

    public void setNickname(@Nullable String nickname) {
        this.nickname = nickname;
    }

    public String @Nullable [] getChosen() {
        return chosen;
    }

    public void setChosen(String @Nullable [] chosen) {
        this.chosen = chosen;
    }

    public @Nullable String getOnlyChosen() {
        return chosen == null || chosen.length == 0 ? null : chosen[0];
    }

    public void setOnlyChosen(@Nullable String option) {
        chosen = option == null ? null : new String[] {option};
    }

    @Nullable
    String answer(ChallengeAnswer answer) {
        return go(() -> linking.answer(actor.get(), id(), answer));
    }

    private @Nullable String go(Supplier<LinkAttempt> step) {
        try {
            return at(step.get());
        } catch (ProblemException problem) {
            Notices.problem(problem);
            // What the page has read before is not how it is now.
            attempt = null;
            return null;
        }
    }

    private LinkAttempt again(long account) {
        if (replacedKey != null) {
            return keys.replace(actor.get(), account, replacedKey, entered(), Saving.AFTER_PREVIEW);
        }
        return addsKey != null
                ? keys.add(actor.get(), account, entered(), Saving.AFTER_PREVIEW)
                : linking.relink(actor.get(), account, entered(), Saving.AFTER_PREVIEW);
    }

    private LinkRequest request() {
        return new LinkRequest(
                nickname == null ? "" : nickname,
                String.valueOf(connectorId),
                String.valueOf(modeId),
                entered(),
                true,
                Saving.AFTER_PREVIEW);
    }

    private Map<String, String> entered() {
        Map<String, String> entered = new HashMap<>(values);
        entered.values().removeIf(value -> value == null || value.isEmpty());
        return entered;
    }

    private UUID id() {
        try {
            return UUID.fromString(String.valueOf(attemptId));
        } catch (IllegalArgumentException _) {
            throw ProblemException.notFound("link attempt");
        }
    }

    /** The address of an attempt. */
    static String at(LinkAttempt attempt) {
        return VIEW + "&attempt=" + attempt.id();
    }

    private static Optional<Guide> guide(InstalledConnector connector, String id) {
        return connector.descriptor().guides().stream()
                .filter(guide -> guide.id().equals(id))
                .findFirst();
    }
}
