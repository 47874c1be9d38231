package org.storelink.it;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Deletes the read model of a server that is down, or cuts one of its files short, now and then; counts what it did. */
final class ReadModelDamage {

    private final Random random;
    private int deleted;
    private int cutShort;

    ReadModelDamage(Random random) {
        this.random = random;
    }

    /** Returns what became of the read model, in words. */
    String strike(StorelinkServer server) throws IOException {
        Path folder = server.home().resolve("read-models");
        int chance = random.nextInt(6);
        if (chance > 1 || !Files.isDirectory(folder)) {
            return "left alone";
        }
        try (var files = Files.list(folder)) {
            List<Path> all = files.filter(file -> !file.toString().endsWith(".lock"))
                    .sorted()
                    .toList();
            return all.isEmpty() ? "not there" : chance == 0 ? delete(all) : cut(all.get(random.nextInt(all.size())));
        }
    }

    private String delete(List<Path> all) throws IOException {
        for (Path file : all) {
            Files.delete(file);
        }
        deleted++;
        return "deleted";
    }

    private String cut(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long kept = random.nextLong(bytes.length() + 1);
            cutShort++;
            String words =
                    "cut short: " + kept + " of " + bytes.length() + " bytes of " + file.getFileName() + " are left";
            bytes.setLength(kept);
            return words;
        }
    }

    @Override
    public String toString() {
        return "the read model was deleted " + deleted + " times and cut short " + cutShort + " times";
    }
}
