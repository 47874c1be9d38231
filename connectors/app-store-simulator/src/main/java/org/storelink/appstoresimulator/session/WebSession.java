package org.storelink.appstoresimulator.session;

import java.time.Instant;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.people.Person;

/**
 * Somebody signed in to App Store Connect.
 *
 * @param began when the person signed in
 * @param account the one that is being looked at, also called the provider
 */
public record WebSession(Person person, Instant began, Account account) {}
