package org.storelink.reviews;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.storelink.platform.Actor;

/** A {@link ReviewFilter} as a query. */
final class ReviewSearch {

    private final EntityManager entityManager;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param actor whose organization's reviews are wanted, and who {@code me} is */
    ReviewSearch(EntityManager entityManager, Actor actor, ReviewFilter filter) {
        this.entityManager = entityManager;
        and("r.organizationId = :organization", "organization", actor.organizationId());
        filter.text()
                .ifPresent(text -> and(
                        "(LOWER(r.saying.title) LIKE :text ESCAPE '!' OR LOWER(r.saying.body) LIKE :text ESCAPE '!')",
                        "text",
                        containing(text)));
        filter.author()
                .ifPresent(
                        author -> and("LOWER(r.saying.author) LIKE :author ESCAPE '!'", "author", containing(author)));
        if (!filter.products().isEmpty()) {
            and("r.productId IN :products", "products", filter.products());
        }
        if (!filter.countries().isEmpty()) {
            and("r.country IN :countries", "countries", filter.countries());
        }
        if (!filter.versions().isEmpty()) {
            and("r.saying.version IN :versions", "versions", filter.versions());
        }
        if (!filter.stars().isEmpty()) {
            and("r.saying.stars IN :stars", "stars", filter.stars());
        }
        filter.start()
                .ifPresent(day -> and(
                        "r.saying.writtenAt >= :from",
                        "from",
                        day.atStartOfDay().toInstant(ZoneOffset.UTC)));
        filter.end()
                .ifPresent(day -> and(
                        "r.saying.writtenAt < :to",
                        "to",
                        day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
        if (!filter.states().isEmpty()) {
            and("r.responseState IN :states", "states", filter.states());
        }
        if (filter.unanswered()) {
            and(
                    "r.storeReplyState IS NULL AND r.deletedAt IS NULL AND r.responseState NOT IN :underWay",
                    "underWay",
                    List.of(ReplyState.QUEUED, ReplyState.SENDING, ReplyState.UNKNOWN));
        }
        filter.account()
                .ifPresent(account -> and(
                        "EXISTS (SELECT s FROM ReviewSource s WHERE s.organizationId = :organization"
                                + " AND s.reviewId = r.id AND s.accountId = :account)",
                        "account",
                        account));
        filter.team().assigned().ifPresent(assigned -> andAssigned(assigned, actor));
        if (!filter.team().tags().isEmpty()) {
            and(
                    "EXISTS (SELECT g FROM ReviewTag g WHERE g.organizationId = :organization"
                            + " AND g.reviewId = r.id AND g.tag IN :tags)",
                    "tags",
                    filter.team().tags());
        }
    }

    private void andAssigned(TeamFilter.AssignedTo assigned, Actor actor) {
        String toAnybody =
                "EXISTS (SELECT a FROM Assignment a WHERE a.organizationId = :organization" + " AND a.reviewId = r.id";
        switch (assigned) {
            case TeamFilter.AssignedTo.Nobody _ -> conditions.add("NOT " + toAnybody + ")");
            case TeamFilter.AssignedTo.Me _ ->
                and(toAnybody + " AND a.memberId = :assignee)", "assignee", actor.memberId());
            case TeamFilter.AssignedTo.Member member ->
                and(toAnybody + " AND a.memberId = :assignee)", "assignee", member.id());
        }
    }

    private void and(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private static String containing(String text) {
        String escaped = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + escaped + "%";
    }

    long count() {
        return query("SELECT COUNT(r)", "", Long.class).getSingleResult();
    }

    TypedQuery<KeptReview> rows(ReviewOrder order) {
        return query("SELECT r", " ORDER BY " + order.columns(), KeptReview.class);
    }

    /** How many reviews there are of each value of a field. */
    Map<Object, Long> by(String field) {
        return counts(query("SELECT " + field + ", COUNT(r)", " GROUP BY " + field, Object[].class));
    }

    /** How many reviews there are of each tag. */
    Map<Object, Long> byTag() {
        String tagged = " AND t.organizationId = r.organizationId AND t.reviewId = r.id GROUP BY t.tag";
        return counts(query("SELECT t.tag, COUNT(r)", ", ReviewTag t", tagged, Object[].class));
    }

    private static Map<Object, Long> counts(TypedQuery<Object[]> query) {
        Map<Object, Long> counts = new LinkedHashMap<>();
        query.getResultList().forEach(row -> counts.put(row[0], (Long) row[1]));
        return counts;
    }

    /** How many reviews meet one more condition. */
    long countIf(String condition) {
        return query("SELECT COUNT(r)", " AND " + condition, Long.class).getSingleResult();
    }

    private <T> TypedQuery<T> query(String select, String rest, Class<T> type) {
        return query(select, "", rest, type);
    }

    private <T> TypedQuery<T> query(String select, String beside, String rest, Class<T> type) {
        TypedQuery<T> query = entityManager.createQuery(
                select + " FROM KeptReview r" + beside + " WHERE " + String.join(" AND ", conditions) + rest, type);
        values.forEach(query::setParameter);
        return query;
    }
}
