package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.storelink.connector.Grain;
import org.storelink.platform.Actor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/** The archived files of an organization, as the stores sent them. */
@ApplicationScoped
@Transactional
public class RawFiles {

    private static final String FROM = " FROM ArchivedFile f, Slice s WHERE f.organizationId = :organization"
            + " AND s.organizationId = f.organizationId AND s.id = f.sliceId";

    private EntityManager entityManager;
    private Archive archive;

    @SuppressWarnings("NullAway") // For the proxy.
    protected RawFiles() {}

    @Inject
    RawFiles(EntityManager entityManager, Archive archive) {
        this.entityManager = entityManager;
        this.archive = archive;
    }

    /** Every file that came, also of older versions and those that were never read; the one that came last first. */
    public Page<RawFile> list(Actor actor, RawFileFilter filter, Paging paging) {
        actor.require(Role.VIEWER);
        Map<String, Object> values = new LinkedHashMap<>();
        String where = FROM + narrowed(filter, values);
        long total = with(actor, entityManager.createQuery("SELECT COUNT(f)" + where, Long.class), values)
                .getSingleResult();
        List<RawFile> files = with(
                        actor,
                        entityManager.createQuery(
                                "SELECT f, s" + where + " ORDER BY f.archivedAt DESC, f.id DESC", Object[].class),
                        values)
                .setFirstResult(paging.offset())
                .setMaxResults(paging.count())
                .getResultStream()
                .map(RawFiles::raw)
                .toList();
        return Page.of(files, total, paging);
    }

    /**
     * The files of the newest period of each stream, vendor and account: its newest version, and what came after that and is not read
     * yet or cannot be.
     */
    public List<RawFile> latest(Actor actor, RawFileFilter filter) {
        actor.require(Role.VIEWER);
        Map<String, Object> values = new LinkedHashMap<>();
        String where = FROM + narrowed(filter, values)
                + " AND (f.versionNumber = :fetched OR f.versionNumber = (SELECT MAX(g.versionNumber)"
                + " FROM ArchivedFile g WHERE g.organizationId = f.organizationId AND g.sliceId = f.sliceId))"
                + " AND s.periodStart = (SELECT MAX(t.periodStart) FROM Slice t, ArchivedFile h"
                + " WHERE t.organizationId = s.organizationId AND t.accountId = s.accountId"
                + " AND t.vendorId = s.vendorId AND t.stream = s.stream"
                + " AND h.organizationId = t.organizationId AND h.sliceId = t.id)";
        values.put("fetched", ArchivedFile.FETCHED);
        return with(
                        actor,
                        entityManager.createQuery(
                                "SELECT f, s" + where + " ORDER BY s.accountId, s.stream, s.vendorCode, f.partNumber",
                                Object[].class),
                        values)
                .getResultStream()
                .map(RawFiles::raw)
                .toList();
    }

    /**
     * A file to be opened.
     *
     * @throws ProblemException not found; forbidden to Viewers when it tells of payments, because such a file may name the bank account
     */
    public RawFile get(Actor actor, long id) {
        actor.require(Role.VIEWER);
        RawFile file = with(
                        actor,
                        entityManager.createQuery("SELECT f, s" + FROM + " AND f.id = :id", Object[].class),
                        Map.of("id", id))
                .getResultStream()
                .findFirst()
                .map(RawFiles::raw)
                .orElseThrow(() -> ProblemException.notFound("archived file"));
        actor.require(file.reader());
        return file;
    }

    /**
     * The bytes as received, their hash checked; the caller closes the stream.
     *
     * @throws ProblemException when the file is damaged or gone
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public InputStream open(Actor actor, RawFile file) throws IOException {
        actor.require(Role.VIEWER);
        try {
            return archive.openChecked(
                    actor.organizationId(), new ArchivedPart(file.name(), file.sha256(), file.bytes()));
        } catch (ArchiveDamage damage) {
            throw new ProblemException(Problem.INTERNAL, damage.words());
        }
    }

    private static String narrowed(RawFileFilter filter, Map<String, Object> values) {
        var conditions = new StringBuilder();
        filter.subject().ifPresent(subject -> {
            conditions.append(" AND s.subject = :subject");
            values.put("subject", subject);
        });
        filter.grain().ifPresent(grain -> {
            conditions.append(" AND s.grain = :grain");
            values.put("grain", grain);
        });
        filter.date().ifPresent(date -> {
            conditions.append(" AND (");
            for (Grain grain : Grain.values()) {
                String name = grain.name().toLowerCase(Locale.ROOT);
                conditions.append(grain.ordinal() == 0 ? "" : " OR ");
                conditions.append("s.grain = :" + name + " AND s.periodStart = :" + name + "Start");
                values.put(name, grain);
                values.put(name + "Start", grain.startOf(date));
            }
            conditions.append(")");
        });
        return conditions.toString();
    }

    private static <T> TypedQuery<T> with(Actor actor, TypedQuery<T> query, Map<String, Object> values) {
        query.setParameter("organization", actor.organizationId());
        values.forEach(query::setParameter);
        return query;
    }

    private static RawFile raw(Object[] row) {
        return ((ArchivedFile) row[0]).raw((Slice) row[1]);
    }
}
