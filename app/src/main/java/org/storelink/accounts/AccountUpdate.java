package org.storelink.accounts;

import java.util.Optional;
import java.util.Set;

/**
 * What to change of a linked account; what is empty stays.
 *
 * @param vendors codes of the vendors whose reports are collected from now on
 */
public record AccountUpdate(Optional<String> nickname, Optional<Boolean> autoImport, Optional<Set<String>> vendors) {}
