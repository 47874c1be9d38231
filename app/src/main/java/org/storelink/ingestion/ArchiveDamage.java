package org.storelink.ingestion;

/** A file of the archive is not there, or is not what was put there. */
final class ArchiveDamage extends Exception {

    private static final long serialVersionUID = 1L;

    private final String words;

    private ArchiveDamage(String words) {
        super(words);
        this.words = words;
    }

    /** For people: which file, and what is wrong with it. */
    String words() {
        return words;
    }

    static ArchiveDamage missing(ArchivedPart part) {
        return new ArchiveDamage(
                "The archived file " + part.name() + " (SHA-256 " + part.sha256() + ") is missing from the archive.");
    }

    static ArchiveDamage changed(ArchivedPart part) {
        return new ArchiveDamage("The archived file " + part.name()
                + " is damaged: its content no longer has the SHA-256 " + part.sha256() + ".");
    }
}
