package org.storelink.reviews;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/**
 * Which reviews are wanted by what the team does about them; an empty value or set does not restrict.
 *
 * @param tags any of them
 */
public record TeamFilter(Optional<AssignedTo> assigned, Set<String> tags) {

    public static final TeamFilter ALL = new TeamFilter(Optional.empty(), Set.of());

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SEPARATOR = Pattern.compile("[,;]");

    /** Who is to see to a review. */
    public sealed interface AssignedTo {

        /** Whoever asks. */
        record Me() implements AssignedTo {}

        record Nobody() implements AssignedTo {}

        record Member(long id) implements AssignedTo {}
    }

    /**
     * @param assigned {@code me}, {@code nobody}, or the id of a member
     * @param tags separated by commas
     * @throws ProblemException bad request naming {@code assigned_to} or {@code tags}
     */
    public static TeamFilter parse(@Nullable String assigned, @Nullable String tags) {
        if (tags != null && tags.indexOf('\0') >= 0) {
            throw ProblemException.badField("tags", "must not hold the character U+0000.");
        }
        return new TeamFilter(
                Optional.ofNullable(assigned)
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .map(TeamFilter::assignedTo),
                Arrays.stream(SEPARATOR.split(tags == null ? "" : tags))
                        .map(ReviewTag::normal)
                        .filter(tag -> !tag.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static AssignedTo assignedTo(String word) {
        return switch (word) {
            case "me" -> new AssignedTo.Me();
            case "nobody" -> new AssignedTo.Nobody();
            default -> {
                if (!NUMBER.matcher(word).matches()) {
                    throw ProblemException.badField("assigned_to", "is me, nobody, or the id of a member.");
                }
                yield new AssignedTo.Member(Long.parseLong(word));
            }
        };
    }
}
