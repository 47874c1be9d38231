package org.storelink.appstoresimulator.reporter;

/** Writes the few elements that Reporter answers with. */
final class Xml {

    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private Xml() {}

    static String document(String root) {
        return PROLOG + root;
    }

    static String element(String name, String... children) {
        return '<' + name + '>' + String.join("", children) + "</" + name + '>';
    }

    static String text(String name, String text) {
        return element(name, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
}
