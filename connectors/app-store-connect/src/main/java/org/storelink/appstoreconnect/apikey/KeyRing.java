package org.storelink.appstoreconnect.apikey;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.sales.TrendReport;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.ReportPeriod;

/**
 * The keys of an account at work. Each question is asked with the weakest key that has the right for it; where Apple does not take that
 * key, or not for this, the next one takes over, and it is remembered, so that later sessions begin with that. Of a single key nothing
 * is remembered: what becomes of it is a matter of its account. For one thread.
 */
final class KeyRing {

    private final List<Held> keys;
    private final Clock clock;
    private final MaterialStore material;
    private KeyMaterial known;

    /** @param api asks with the key */
    record Held(KeyCredential key, Api api) {}

    /** Something to ask, which of a key without the right to it comes back as {@link PermissionMissing}. */
    interface Question<T> {

        T ask(Api api) throws ConnectorException, InterruptedException;
    }

    KeyRing(ConnectorContext context, List<KeyCredential> held, MaterialStore material) throws ConnectorException {
        this.keys = hold(context, held);
        this.clock = context.clock();
        this.material = material;
        this.known = KeyMaterial.of(material.current());
    }

    static List<Held> hold(ConnectorContext context, List<KeyCredential> held) throws ConnectorException {
        List<Held> keys = new ArrayList<>();
        for (KeyCredential key : held) {
            keys.add(new Held(key, new Api(context, key)));
        }
        return List.copyOf(keys);
    }

    List<Held> all() {
        return keys;
    }

    KeyMaterial known() {
        return known;
    }

    /** Those the account was linked with, or else those that were typed with the keys. */
    List<String> vendors() {
        return known.vendors().isEmpty()
                ? keys.stream()
                        .flatMap(held -> held.key().vendors().stream())
                        .distinct()
                        .toList()
                : known.vendors();
    }

    void learn(KeyMaterial next) {
        if (!next.equals(known)) {
            known = next;
            material.save(next.toMaterial());
        }
    }

    FileAnswer sales(String vendor, TrendReport report, ReportPeriod period)
            throws ConnectorException, InterruptedException {
        return asking(report.stream().capability(), api -> byVendor(api).sales(vendor, report, period));
    }

    Optional<FileAnswer> finance(String vendor, String region, YearMonth month)
            throws ConnectorException, InterruptedException {
        return asking(Capability.FINANCE, api -> byVendor(api).finance(vendor, region, month));
    }

    private ReportsByVendor byVendor(Api api) {
        return new ReportsByVendor(api, clock, vendors());
    }

    /** A change too: of what Apple refuses for the key it has carried out nothing. */
    WebAnswer ask(Capability capability, WebRequest request) throws ConnectorException, InterruptedException {
        return asking(capability, api -> {
            WebAnswer answer = api.ask(request);
            Optional<ConnectorFailure> lacking =
                    api.trouble(answer, capability).filter(PermissionMissing.class::isInstance);
            if (lacking.isPresent()) {
                throw new ConnectorException(lacking.get());
            }
            return answer;
        });
    }

    /** What an answer says about the API itself. */
    Optional<ConnectorFailure> trouble(WebAnswer answer, Capability capability) {
        return keys.getFirst().api().trouble(answer, capability);
    }

    private <T> T asking(Capability capability, Question<T> question) throws ConnectorException, InterruptedException {
        if (keys.size() == 1) {
            return question.ask(keys.getFirst().api());
        }
        for (Held held : inTurn(capability)) {
            try {
                return question.ask(held.api());
            } catch (ConnectorException e) {
                if (!isAboutKey(e.failure())) {
                    throw e;
                }
                learn(known.knowing(known.of(held.key()).after(e.failure(), capability)));
            }
        }
        throw new ConnectorException(lost(capability));
    }

    private List<Held> inTurn(Capability capability) {
        return choice().inTurn(capability).stream()
                .flatMap(
                        keyId -> keys.stream().filter(held -> held.key().keyId().equals(keyId)))
                .toList();
    }

    private KeyChoice choice() {
        return KeyChoice.of(keys.stream().map(Held::key).toList(), known);
    }

    private static boolean isAboutKey(ConnectorFailure failure) {
        return failure instanceof CredentialRejected || failure instanceof PermissionMissing;
    }

    private ConnectorFailure lost(Capability capability) {
        KeyChoice choice = choice();
        return choice.isEveryRefused()
                ? new CredentialRejected(
                        "Apple accepts none of this account's keys any more. Create another one in App Store"
                                + " Connect under Users and Access, Integrations, and add it here.")
                : new PermissionMissing(capability, KeyRight.of(capability).missingToAll(refused(choice)));
    }

    private static List<String> refused(KeyChoice choice) {
        return choice.keys().stream()
                .filter(KeyStanding::refused)
                .map(KeyStanding::keyId)
                .toList();
    }
}
