package org.storelink.appstoresimulator.control;

/** A control request that makes no sense; the message names the parameter. */
final class BadControl extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadControl(String parameter, String problem) {
        super(parameter + ": " + problem);
    }
}
