package org.storelink.reviews;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link ReviewFilter} as a query. */
final class ReviewSearch {

    private final EntityManager entityManager;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    ReviewSearch(EntityManager entityManager, long organizationId, ReviewFilter filter) {
        this.entityManager = entityManager;
        and("r.organizationId = :organization", "organization", organizationId);
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
        Map<Object, Long> counts = new LinkedHashMap<>();
        query("SELECT " + field + ", COUNT(r)", " GROUP BY " + field, Object[].class)
                .getResultList()
                .forEach(row -> counts.put(row[0], (Long) row[1]));
        return counts;
    }

    /** How many reviews meet one more condition. */
    long countIf(String condition) {
        return query("SELECT COUNT(r)", " AND " + condition, Long.class).getSingleResult();
    }

    private <T> TypedQuery<T> query(String select, String rest, Class<T> type) {
        TypedQuery<T> query = entityManager.createQuery(
                select + " FROM KeptReview r WHERE " + String.join(" AND ", conditions) + rest, type);
        values.forEach(query::setParameter);
        return query;
    }
}
