package org.storelink.accounts;

import java.util.List;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Vendor;

/**
 * An answer that Storelink gives without asking a person.
 *
 * @param others vendors that were offered and not chosen
 */
record KnownAnswer(ChallengeAnswer answer, List<Vendor> others) {}
