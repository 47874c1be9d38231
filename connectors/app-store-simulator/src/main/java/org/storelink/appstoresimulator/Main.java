package org.storelink.appstoresimulator;

import java.util.List;

/** Runs a practice store until the process is told to end. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(CommandLine.USAGE);
            return;
        }
        try {
            AppStoreSimulator store = AppStoreSimulator.start(CommandLine.options(arguments)
                    .screen(code ->
                            System.out.println("Code for " + code.appleId() + " on " + code.to() + ": " + code.code()))
                    .build());
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(store::close));
            System.out.println("Practice store:        " + store.uri());
            System.out.println("Apple ID:              " + store.appleId());
            System.out.println("App-specific password: " + store.appSpecificPassword());
            System.out.println("Password:              " + store.password());
            System.out.println("Codes appear at:       " + store.uri() + "/phone");
            System.out.println("API:                   " + store.apiUri());
            System.out.println("API keys are made at:  " + store.uri() + "/keys");
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.err.print(CommandLine.USAGE);
            System.exit(2);
        }
    }
}
