package org.storelink.appstoresimulator.subscriptions;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.storelink.appstoresimulator.market.Dice;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.Territory;

/** Throws the dice for one subscriber's life. */
final class Biography {

    private static final int MONTH = 30;
    private static final int YEAR = 365;
    private static final int TRIAL = 7;
    private static final int RETRY = 5;
    private static final int GRACE = 3;
    private static final int ABSENCE = 20;

    private final Dice dice;
    private final List<Product> renewing;
    private final Life life;
    private LocalDate at;

    Biography(Dice dice, List<Product> renewing, LocalDate start) {
        this.dice = dice;
        this.renewing = renewing;
        this.life = new Life(Territory.drawn(dice), Subscribers.device(dice), dice.oneIn(6));
        this.at = start;
    }

    Life of(Product product) {
        if (dice.oneIn(20)) {
            life.happen(at.plusDays(2), product, "Refund", "");
        }
        if (begin(product) && live(product) && dice.oneIn(3)) {
            at = at.plusDays(ABSENCE);
            life.happen(at, product, "Reactivate", "");
            at = life.stand(product, Standing.STANDARD_PRICE, at, MONTH);
            end(product);
        }
        return life;
    }

    /** Whether the subscription outlives its offer. */
    private boolean begin(Product product) {
        int lot = dice.below(100);
        if (lot < 40) {
            life.happen(at, product, "Subscribe", "");
            return true;
        }
        String kind = lot < 75 ? "Introductory" : lot < 84 ? "Promotional" : lot < 93 ? "Offer Code" : "Win-Back";
        Standing standing = standing(kind, dice.below(3));
        life.happen(
                at, product, kind.startsWith("Offer") ? "Start " + kind : "Start " + kind + " Offer", standing.offer());
        at = life.stand(product, standing, at, standing.offer().equals("Free Trial") ? TRIAL : MONTH);
        if (dice.percent(60)) {
            life.happen(at, product, "Paid Subscription from " + kind + " Offer", "");
            return true;
        }
        end(product);
        return false;
    }

    private static Standing standing(String kind, int terms) {
        String end = List.of("FREE_TRIAL", "PAY_UP_FRONT", "PAY_AS_YOU_GO").get(terms);
        return Standing.valueOf(kind.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_') + '_' + end);
    }

    /** Whether it ended because it was cancelled, and might begin again. */
    private boolean live(Product product) {
        boolean yearly = product.duration().endsWith("Year");
        for (int periods = yearly ? 1 : 4; ; periods--) {
            at = life.stand(product, Standing.STANDARD_PRICE, at, yearly ? YEAR : MONTH);
            int lot = dice.below(100);
            if (lot < 10 && renewing.size() > 1) {
                change(product);
                return false;
            }
            if (periods == 1 || lot < 35) {
                end(product);
                return !yearly;
            }
            if (lot < 45) {
                life.happen(at, product, "Billing Retry from Paid Subscription", "");
                at = life.stand(product, Standing.BILLING_RETRY, at, RETRY);
                if (dice.oneIn(2)) {
                    end(product);
                    return false;
                }
                life.happen(at, product, "Renewal from Billing Retry", "");
            } else if (lot < 50) {
                life.happen(at, product, "Grace Period from Paid Subscription", "");
                at = life.stand(product, Standing.GRACE_PERIOD, at, GRACE);
                life.happen(at, product, "Renewal from Grace Period", "");
            } else {
                life.happen(at, product, "Renew", "");
            }
        }
    }

    private void change(Product product) {
        Product other = renewing.get((renewing.indexOf(product) + 1) % renewing.size());
        boolean up = other.appleId() > product.appleId();
        life.happen(at, other, up ? "Upgrade" : "Crossgrade from Introductory Offer", "");
        at = life.stand(other, Standing.STANDARD_PRICE, at, other.duration().endsWith("Year") ? YEAR : MONTH);
        end(other);
    }

    private void end(Product product) {
        life.happen(at, product, "Cancel", "");
    }
}
