package org.storelink.reviews;

import java.time.Instant;
import java.util.Optional;

/**
 * How current the reviews of a linked account are.
 *
 * @param checkedAt when everything new had been read last; empty while that has not happened
 * @param problem why it is not read at present, in words
 */
public record CheckedAccount(long accountId, String nickname, Optional<Instant> checkedAt, Optional<String> problem) {}
