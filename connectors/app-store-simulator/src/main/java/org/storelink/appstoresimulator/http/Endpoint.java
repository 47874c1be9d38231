package org.storelink.appstoresimulator.http;

/** Answers one kind of request. Called on a thread of the request's own. */
@FunctionalInterface
public interface Endpoint {

    Answer answer(Request request) throws Refused;
}
