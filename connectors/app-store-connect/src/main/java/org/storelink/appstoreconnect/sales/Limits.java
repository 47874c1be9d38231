package org.storelink.appstoreconnect.sales;

/**
 * How much of a file is read before it is called absurd, so that a hostile or broken one cannot fill the memory.
 *
 * @param lineLength bytes of one line
 * @param columns columns of one line
 * @param expanded bytes of one file when unpacked
 */
public record Limits(int lineLength, int columns, long expanded) {

    public static final Limits USUAL = new Limits(1 << 20, 500, 2L << 30);
}
