package org.storelink.connector;

/** Where to go on after a part of a report or a page of reviews, in a form of the connector's own; at most 4,000 characters, no secrets. */
public record ResumeToken(String value) {}
