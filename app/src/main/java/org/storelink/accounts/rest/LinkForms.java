package org.storelink.accounts.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.LinkAttempt;
import org.storelink.accounts.LinkRequest;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.Linking;
import org.storelink.accounts.Saving;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/** Begins link attempts from either form of the body. */
@ApplicationScoped
class LinkForms {

    private final Connectors connectors;
    private final Linking linking;

    @Inject
    LinkForms(Connectors connectors, Linking linking) {
        this.connectors = connectors;
        this.linking = linking;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected LinkForms() {
        this.connectors = null;
        this.linking = null;
    }

    LinkAttempt begin(Actor actor, NewExternalAccount body) {
        return body.connector() == null && body.store() != null ? beginOlder(actor, body) : beginOurs(actor, body);
    }

    private LinkAttempt beginOurs(Actor actor, NewExternalAccount body) {
        List<FieldError> missing = new ArrayList<>();
        if (body.connector() == null) {
            missing.add(new FieldError("connector", "must be given; installed are " + installed() + "."));
        }
        if (body.credentials() == null) {
            missing.add(new FieldError("credentials", "must be given: the fields of the mode."));
        }
        if (body.connector() == null || body.credentials() == null) {
            throw ProblemException.badFields(missing);
        }
        EnteredCredential entered = EnteredCredential.of(body.credentials());
        String mode = Optional.ofNullable(body.mode()).or(entered::mode).orElse("");
        return begin(actor, body, body.connector(), mode, entered);
    }

    /** The store's code finds the connector, the form of the password its way of linking. */
    private LinkAttempt beginOlder(Actor actor, NewExternalAccount body) {
        ConnectorDescriptor descriptor = connectors.all().stream()
                .map(InstalledConnector::descriptor)
                .filter(known -> known.store().code().equals(body.store()))
                .findFirst()
                .orElseThrow(() -> ProblemException.badField(
                        "store",
                        "must be one of "
                                + connectors.all().stream()
                                        .map(known -> known.descriptor().store().code())
                                        .distinct()
                                        .collect(Collectors.joining(", "))
                                + "."));
        List<CredentialMode> candidates = descriptor.modes().stream()
                .filter(EnteredCredential::isEnoughFor)
                .sorted(Comparator.comparing(mode -> !isPasswordOfAForm(mode)))
                .toList();
        CredentialMode mode = candidates.stream()
                .filter(candidate -> acceptsPassword(candidate, body.password()))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElseThrow(() -> ProblemException.badField(
                        "password",
                        "is not a way of linking " + descriptor.name() + "; use connector, mode and credentials."));
        return begin(
                actor, body, descriptor.id(), mode.id(), EnteredCredential.of(mode, body.username(), body.password()));
    }

    private static boolean isPasswordOfAForm(CredentialMode mode) {
        return secrets(mode).stream().anyMatch(field -> field.format().isPresent());
    }

    private static boolean acceptsPassword(CredentialMode mode, @Nullable String password) {
        return password != null
                && secrets(mode).stream().allMatch(field -> field.format()
                        .map(format -> format.accepts(password.strip()))
                        .orElse(true));
    }

    private static List<CredentialField> secrets(CredentialMode mode) {
        return mode.fields().stream()
                .filter(CredentialField.Secret.class::isInstance)
                .filter(CredentialField::required)
                .toList();
    }

    private LinkAttempt begin(
            Actor actor, NewExternalAccount body, String connector, String mode, EnteredCredential entered) {
        LinkRequest request = new LinkRequest(
                body.nickname() == null ? "" : body.nickname(),
                connector,
                mode,
                entered.values(),
                body.autoImport() == null || body.autoImport(),
                saving(body.preview()));
        return entered.naming(() -> linking.begin(actor, request));
    }

    /** Empty when the body asks for no linking. */
    Optional<LinkAttempt> relink(Actor actor, LinkedAccount account, ExternalAccountChange body) {
        if (body.credentials() == null && body.password() == null) {
            return Optional.empty();
        }
        EnteredCredential entered =
                body.credentials() != null ? EnteredCredential.of(body.credentials()) : older(account, body);
        Optional.ofNullable(body.mode())
                .or(entered::mode)
                .filter(mode -> !mode.equals(account.mode()))
                .ifPresent(other -> {
                    throw ProblemException.badField(
                            "mode",
                            "must be " + account.mode() + ", the way this account is linked. To link it in another way,"
                                    + " unlink it with its data kept and link it anew: its history goes on.");
                });
        return Optional.of(
                entered.naming(() -> linking.relink(actor, account.id(), entered.values(), saving(body.preview()))));
    }

    private EnteredCredential older(LinkedAccount account, ExternalAccountChange body) {
        CredentialMode mode = connectors
                .find(account.connector())
                .flatMap(connector -> connector.descriptor().mode(account.mode()))
                .filter(EnteredCredential::isEnoughFor)
                .orElseThrow(() -> ProblemException.badField(
                        "password", "is not what this account is linked with; use credentials."));
        return EnteredCredential.of(
                mode, body.username() == null ? account.username() : body.username(), body.password());
    }

    static Saving saving(@Nullable Boolean preview) {
        return preview != null && preview ? Saving.AFTER_PREVIEW : Saving.AT_ONCE;
    }

    private String installed() {
        return connectors.all().stream()
                .map(connector -> connector.descriptor().id())
                .collect(Collectors.joining(", "));
    }
}
