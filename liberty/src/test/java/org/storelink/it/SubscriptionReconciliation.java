package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.subscriptions.Standing;
import org.storelink.appstoresimulator.truth.SubscriptionTruth;
import org.storelink.appstoresimulator.truth.TrueEvent;
import org.storelink.appstoresimulator.truth.TrueStanding;

/** Holds what the API and the console tell of a linked account's subscriptions against what the practice store's generator says. */
final class SubscriptionReconciliation {

    private static final Set<String> STARTS =
            Set.of("Start Introductory Offer", "Start Promotional Offer", "Start Offer Code", "Start Win-Back Offer");

    /** What the practice store tells besides, and no metric of its own counts. */
    private static final Set<String> OTHERS = Set.of(
            "Paid Subscription from Introductory Offer",
            "Paid Subscription from Promotional Offer",
            "Paid Subscription from Offer Code Offer",
            "Paid Subscription from Win-Back Offer",
            "Billing Retry from Paid Subscription",
            "Grace Period from Paid Subscription");

    /** The metrics that files tell: where every file is in these are numbers, if zero, and all others null. */
    private static final Set<String> TOLD = Set.of(
            "all_active_subscriptions",
            "active_subscriptions",
            "paying_subscriptions",
            "active_discounted_subscriptions",
            "active_free_trials",
            "active_grace",
            "grace_period",
            "marketing_opt_ins",
            "new_subscriptions",
            "new_trials",
            "activations",
            "reactivations",
            "renewals",
            "cancellations",
            "transitions_in",
            "upgrades",
            "downgrades",
            "crossgrades",
            "refunds",
            "other_events");

    private final LinkedPracticeStore account;
    private final SubscriptionTruth truth;
    private final LocalDate from;
    private final LocalDate to;

    /** @param from the first day that was to be collected */
    SubscriptionReconciliation(LinkedPracticeStore account, LocalDate from) {
        this.account = account;
        this.truth = account.storelink().store().subscriptions();
        this.from = from;
        // Events come three days later, and are asked for some hours after that.
        this.to = account.today().minusDays(4);
    }

    /** Fails with the first difference. */
    void check() {
        everyDayIsTheStores();
        stateIsThatOfTheLastDayAndEventsAreAdded();
        thePageShowsTheSame();
    }

    private void everyDayIsTheStores() {
        Map<Long, String> products = account.products();
        Figures.Sums reported = new Figures.Sums();
        for (JsonObject row : rows("group_by=dates,products&start_date=" + from + "&end_date=" + to)) {
            String product = products.get(row.getJsonNumber("product_id").longValueExact());
            add(reported, row.getString("start_date") + " " + product, row);
        }
        Figures.Sums told = new Figures.Sums();
        from.datesUntil(to.plusDays(1)).forEach(day -> {
            standings(day).forEach(one -> add(told, day + " " + one.appleId(), one));
            events(day, day).forEach(one -> add(told, day + " " + one.appleId(), one));
        });

        assertThat(reported.figures().differencesFrom(told.figures())).isEmpty();
        assertThat(reported.figures().size()).isGreaterThan(200);
    }

    private void stateIsThatOfTheLastDayAndEventsAreAdded() {
        Figures.Sums reported = new Figures.Sums();
        add(reported, "all", rows("start_date=" + from + "&end_date=" + to).getFirst());
        for (JsonObject row : rows("group_by=countries&start_date=" + from + "&end_date=" + to)) {
            add(reported, row.getString("country"), row);
        }
        Figures.Sums told = new Figures.Sums();
        standings(to).forEach(one -> {
            add(told, "all", one);
            add(told, one.territory(), one);
        });
        events(from, to).forEach(one -> {
            add(told, "all", one);
            add(told, one.territory(), one);
        });

        assertThat(reported.figures().differencesFrom(told.figures())).isEmpty();
    }

    private void thePageShowsTheSame() {
        long active = standings(to).stream()
                .filter(one -> one.standing().isActive())
                .mapToLong(TrueStanding::count)
                .sum();
        String page = account.storelink()
                .owner()
                .get("/reports/subscriptions?start_date=" + to + "&end_date=" + to + "&group_by=dates")
                .body();

        assertThat(page).contains(">" + active + "<");
    }

    private List<TrueStanding> standings(LocalDate day) {
        return account.vendors().stream()
                .map(Vendor::number)
                .flatMap(vendor -> truth.standings(vendor, day).stream())
                .toList();
    }

    private List<TrueEvent> events(LocalDate first, LocalDate last) {
        return account.vendors().stream()
                .map(Vendor::number)
                .flatMap(vendor -> truth.events(vendor, first, last).stream())
                .toList();
    }

    private static void add(Figures.Sums sums, String name, JsonObject row) {
        Set<String> told = new HashSet<>();
        row.forEach((metric, value) -> {
            if (value instanceof JsonNumber number && !metric.equals("product_id")) {
                told.add(metric);
                sums.add(name, "", metric, number.bigDecimalValue());
            }
        });
        assertThat(told).as("metrics that are told of %s", name).isEqualTo(TOLD);
        assertThat(row.getJsonArray("incomplete")).as("of %s", name).isEmpty();
    }

    private static void add(Figures.Sums sums, String name, TrueStanding one) {
        for (String metric : metrics(one.standing())) {
            sums.add(name, "", metric, BigDecimal.valueOf(one.count()));
        }
    }

    private static Set<String> metrics(Standing standing) {
        return switch (standing) {
            case STANDARD_PRICE -> Set.of("all_active_subscriptions", "active_subscriptions", "paying_subscriptions");
            case BILLING_RETRY -> Set.of("active_grace");
            case GRACE_PERIOD -> Set.of("grace_period");
            case MARKETING_OPT_IN -> Set.of("marketing_opt_ins");
            default ->
                standing.offer().equals("Free Trial")
                        ? Set.of("all_active_subscriptions", "active_free_trials")
                        : Set.of("all_active_subscriptions", "paying_subscriptions", "active_discounted_subscriptions");
        };
    }

    private static void add(Figures.Sums sums, String name, TrueEvent one) {
        for (String metric : metrics(one)) {
            sums.add(name, "", metric, BigDecimal.valueOf(one.quantity()));
        }
    }

    private static Set<String> metrics(TrueEvent one) {
        if (STARTS.contains(one.name())) {
            return one.offer().equals("Free Trial") ? Set.of("activations", "new_trials") : Set.of("activations");
        }
        return switch (one.name()) {
            case "Subscribe" -> Set.of("activations", "new_subscriptions");
            case "Renew", "Renewal from Billing Retry", "Renewal from Grace Period" -> Set.of("renewals");
            case "Reactivate" -> Set.of("reactivations");
            case "Cancel" -> Set.of("cancellations");
            case "Refund" -> Set.of("refunds");
            case "Upgrade" -> Set.of("transitions_in", "upgrades");
            case "Crossgrade from Introductory Offer" -> Set.of("transitions_in", "crossgrades");
            default -> {
                assertThat(OTHERS).contains(one.name());
                yield Set.of("other_events");
            }
        };
    }

    private List<JsonObject> rows(String query) {
        ApiClient.Answer answer = account.storelink().api().get("/v2/reports/subscriptions?format=flat&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.array().getValuesAs(JsonObject.class);
    }
}
