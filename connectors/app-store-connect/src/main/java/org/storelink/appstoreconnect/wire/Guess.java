package org.storelink.appstoreconnect.wire;

import java.util.Locale;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.RequestRejected;

/**
 * What nobody has written down of Apple's services and is guessed here, each by a setting of the connector: where Apple turns out to want
 * the other way, an operator switches it, without waiting for another version.
 */
public enum Guess {
    /** Apple takes an Apple ID in lower case, however it was typed. */
    APPLE_ID_IN_LOWER_CASE("sign-in.apple-id-in-lower-case"),
    /** Each answer of the second factor may rename the sign-in. */
    SCNT_OF_NEWEST_ANSWER("sign-in.scnt-of-newest-answer"),
    /** The API names a fiscal month by the calendar month that it is called after, not by its number in the fiscal year. */
    FISCAL_MONTH_BY_NAME("api.fiscal-month-by-name"),
    /** The API's financial reports of single regions come to the same as the one of all of them. */
    FINANCIAL_REPORTS_BY_REGION("api.financial-reports-by-region");

    private final String setting;

    Guess(String setting) {
        this.setting = setting;
    }

    public String setting() {
        return setting;
    }

    /**
     * Makes sure of all settings before Apple is asked: later a password or a code would have been spent.
     *
     * @throws ConnectorException when one is neither on nor off
     */
    public static void check(ConnectorContext context) throws ConnectorException {
        for (Guess guess : values()) {
            guess.isFollowed(context);
        }
    }

    /**
     * Whether it is followed: unless an operator has switched it off.
     *
     * @throws ConnectorException when the setting is neither on nor off
     */
    public boolean isFollowed(ConnectorContext context) throws ConnectorException {
        String value = context.setting(setting).orElse("on").toLowerCase(Locale.ROOT);
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default ->
                throw new ConnectorException(new RequestRejected("The connector's setting " + setting
                        + " must be on or off. Whoever runs this server can correct it."));
        };
    }
}
