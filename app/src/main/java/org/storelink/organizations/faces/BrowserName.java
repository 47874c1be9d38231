package org.storelink.organizations.faces;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people call the browser that sends a {@code User-Agent}. Every browser pretends to be older ones: the first match counts. */
final class BrowserName {

    private record Mark(String name, Pattern pattern) {

        static Mark of(String name, String regex) {
            return new Mark(name, Pattern.compile(regex));
        }
    }

    private static final List<Mark> BROWSERS = List.of(
            Mark.of("Edge", "Edg(?:A|iOS)?/(\\d+)"),
            Mark.of("Opera", "OPR/(\\d+)"),
            Mark.of("Firefox", "(?:Firefox|FxiOS)/(\\d+)"),
            Mark.of("Chrome", "(?:Chrome|CriOS)/(\\d+)"),
            Mark.of("Safari", "Version/(\\d+)\\S* (?:Mobile/\\S+ )?Safari/"));

    private static final List<Mark> SYSTEMS = List.of(
            Mark.of("iPhone", "iPhone"),
            Mark.of("iPad", "iPad"),
            Mark.of("Android", "Android"),
            Mark.of("ChromeOS", "CrOS"),
            Mark.of("Windows", "Windows"),
            Mark.of("macOS", "Macintosh"),
            Mark.of("Linux", "Linux"));

    private BrowserName() {}

    /** For example "Firefox 145 on Linux"; the whole text when it is no browser that is known. */
    static String of(String userAgent) {
        return first(BROWSERS, userAgent)
                .map(browser -> first(SYSTEMS, userAgent)
                        .map(system -> browser + " on " + system)
                        .orElse(browser))
                .orElse(userAgent);
    }

    private static Optional<String> first(List<Mark> marks, String userAgent) {
        for (Mark mark : marks) {
            Matcher found = mark.pattern().matcher(userAgent);
            if (found.find()) {
                return Optional.of(found.groupCount() == 0 ? mark.name() : mark.name() + " " + found.group(1));
            }
        }
        return Optional.empty();
    }
}
