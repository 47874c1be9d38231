package org.storelink.connector;

/**
 * A store as the API names it.
 *
 * @param code short name in answers and filters, as clients of such APIs know it
 * @param number the number clients know it by
 * @param name what people call it
 */
public record Store(String code, int number, String name) {}
