package org.storelink.example;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A part of the store: visitors write what they think of the fruit, and the stall keeper may write one answer below each entry. */
final class GuestBook {

    static final List<String> FRUIT = List.of("apple", "pear");

    private static final int ENTRIES_ON_A_PAGE = 2;
    private static final int WIDTH_OF_AN_ANSWER = 200;

    private final List<Entry> entries = new ArrayList<>(List.of(
            new Entry(1, "apple", 5, "Crisp", "Best apples in town.", "Ada", "2026-11-02T09:00:00Z"),
            new Entry(2, "pear", 2, "Hard", "Could have been riper.", "Bo", "2026-11-09T10:30:00Z"),
            new Entry(3, "apple", 1, "A worm", "There was somebody in mine 🐛", "Cleo", "2026-11-16T08:15:00Z"),
            new Entry(4, "apple", 4, "", "Good, but none left at noon.", "", "2026-11-20T12:01:00Z")));

    /** What stands below an entry. */
    record Answer(String text, Instant writtenAt) {}

    record Entry(
            int number,
            String fruit,
            int stars,
            String headline,
            String text,
            String visitor,
            Instant writtenAt,
            Optional<Answer> answer) {

        Entry(int number, String fruit, int stars, String headline, String text, String visitor, String writtenAt) {
            this(number, fruit, stars, headline, text, visitor, Instant.parse(writtenAt), Optional.empty());
        }

        Entry with(Optional<Answer> other) {
            return new Entry(number, fruit, stars, headline, text, visitor, writtenAt, other);
        }
    }

    static int widthOfAnAnswer() {
        return WIDTH_OF_AN_ANSWER;
    }

    /** The newest entries about a fruit that are older than the one of a number. */
    synchronized List<Entry> olderThan(int number, String fruit) {
        return entries.stream()
                .filter(entry -> entry.fruit().equals(fruit) && entry.number() < number)
                .sorted(Comparator.comparing(Entry::number).reversed())
                .limit(ENTRIES_ON_A_PAGE)
                .toList();
    }

    synchronized Optional<Entry> entry(String number) {
        return entries.stream()
                .filter(entry -> Integer.toString(entry.number()).equals(number))
                .findFirst();
    }

    /** Writes an answer over the one that is there; without one, strikes it out. */
    synchronized Entry answer(Entry below, Optional<Answer> answer) {
        Entry answered = below.with(answer);
        entries.replaceAll(entry -> entry.number() == below.number() ? answered : entry);
        return answered;
    }
}
