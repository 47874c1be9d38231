package org.storelink.appstoresimulator.market;

import java.util.SplittableRandom;

/**
 * Chance that repeats itself: dice thrown for the same seed and subject fall the same way on every machine and in every
 * order of asking. Not safe for use by several threads; throw new dice for each subject instead.
 */
public final class Dice {

    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Dice for a subject, such as a vendor's day; the subject's words are its identity. */
    public static Dice of(long seed, String subject) {
        long hash = seed;
        for (int i = 0; i < subject.length(); i++) {
            hash = (hash ^ subject.charAt(i)) * 0x100000001b3L;
        }
        return new Dice(hash);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** True with a probability from 0 to 1. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
