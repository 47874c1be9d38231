package org.storelink.connector;

/**
 * Which part of a product's usage a figure is about. Stores cut usage along one line at a time; the parts need not add up to the whole,
 * because small ones are withheld.
 */
public sealed interface UsageCut {

    /** All of it. */
    record Whole() implements UsageCut {}

    /** @param code ISO 3166-1 alpha-2, {@code ZZ} when the store does not say */
    record Country(String code) implements UsageCut {}

    /**
     * What led people there.
     *
     * @param name for people: "Search"
     */
    record Source(String name) implements UsageCut {}

    /** @param name as the store prints it */
    record Device(String name) implements UsageCut {}
}
