package org.storelink.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes Summary Sales files as the store packs them: invented, the same at each run, with the spread of a busy publisher. */
final class SalesFiles {

    private static final String HEADER = "Provider\tProvider Country\tSKU\tDeveloper\tTitle\tVersion\tProduct Type Identifier\t"
            + "Units\tDeveloper Proceeds\tBegin Date\tEnd Date\tCustomer Currency\tCountry Code\tCurrency of Proceeds\t"
            + "Apple Identifier\tCustomer Price\tPromo Code\tParent Identifier\tSubscription\tPeriod\tCategory\tCMB\tDevice\t"
            + "Supported Platforms\tProceeds Reason\tPreserved Pricing\tClient\tOrder Type\n";
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("MM/dd/yyyy");
    private static final List<String> TYPES = List.of("1F", "1F", "1F", "1", "3F", "7F", "7F", "IA1", "IA1", "IAY", "IAY", "F1");
    private static final List<String> DEVICES = List.of("iPhone", "iPad", "Desktop", "Apple TV");
    private static final int PRODUCTS = 400;

    private SalesFiles() {}

    static Path day(Path folder, LocalDate date, int lines) {
        Path file = folder.resolve("S_D_" + date + ".txt.gz");
        if (Files.exists(file)) {
            return file;
        }
        try {
            Files.createDirectories(folder);
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try (Writer writer = new BufferedWriter(
                    new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(part), 1 << 16), StandardCharsets.UTF_8),
                    1 << 16)) {
                write(writer, date, lines);
            }
            return Files.move(part, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Writer writer, LocalDate date, int lines) throws IOException {
        Random random = new Random(date.toEpochDay());
        String printed = PRINTED.format(date);
        writer.write(HEADER);
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < lines; at++) {
            line.setLength(0);
            int product = (int) (PRODUCTS * Math.pow(random.nextDouble(), 2));
            Market market = Market.ALL.get((int) (Market.ALL.size() * Math.pow(random.nextDouble(), 1.5)));
            String type = TYPES.get(product % TYPES.size());
            boolean inApp = type.startsWith("IA");
            boolean paid = inApp || product % 5 == 0 && type.startsWith("1");
            int units = 1 + (int) (40 * Math.pow(random.nextDouble(), 4));
            units = paid && random.nextInt(60) == 0 ? -1 : units;
            int cents = paid ? 99 + 100 * (product % 9) : 0;
            line.append("APPLE\tUS\tsku.").append(product).append("\tAn Example Publisher\tProduct \"").append(product).append("\" – Größe\t")
                    .append(inApp ? " " : "4.2.1").append('\t').append(type).append('\t').append(units).append('\t');
            amount(line, cents * 70 / 100, market.minorDigits()).append('\t').append(printed).append('\t').append(printed).append('\t')
                    .append(market.currency()).append('\t').append(market.country()).append('\t').append(market.currency()).append('\t')
                    .append(1_400_000_000L + product).append('\t');
            amount(line, units < 0 ? -cents : cents, market.minorDigits()).append('\t').append(random.nextInt(200) == 0 ? "CR-RW" : " ").append('\t')
                    .append(inApp ? "sku." + product / 12 * 12 : " ").append('\t')
                    .append(type.equals("IAY") ? "Renewal\t1 Month" : " \t ").append("\tGames\t \t")
                    .append(DEVICES.get(random.nextInt(DEVICES.size()))).append("\tiOS\t \t \t \t \n");
            writer.append(line);
        }
    }

    private static StringBuilder amount(StringBuilder line, int cents, int minorDigits) {
        if (minorDigits == 0) {
            return line.append(cents);
        }
        return line.append(cents < 0 ? "-" : "").append(Math.abs(cents) / 100).append('.').append(Math.abs(cents) / 10 % 10).append(Math.abs(cents) % 10);
    }
}
