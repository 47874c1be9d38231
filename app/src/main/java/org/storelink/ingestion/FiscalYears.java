package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.LinkedAccount;
import org.storelink.connector.FiscalCalendar;
import org.storelink.connector.FiscalMonth;
import org.storelink.connector.ReportStream;
import org.storelink.platform.Actor;
import org.storelink.platform.Role;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/** The calendars by which stores settle, as members look at them: which days a fiscal month covers and whether its reports have come. */
@ApplicationScoped
@Transactional
public class FiscalYears {

    private EntityManager entityManager;
    private Accounts accounts;
    private Connectors connectors;
    private Clock clock;

    @SuppressWarnings("NullAway") // For the proxy.
    protected FiscalYears() {}

    @Inject
    FiscalYears(EntityManager entityManager, Accounts accounts, Connectors connectors, Clock clock) {
        this.entityManager = entityManager;
        this.accounts = accounts;
        this.connectors = connectors;
        this.clock = clock;
    }

    /**
     * One year of each connector that has a linked account and settles by fiscal months.
     *
     * @param year the one that runs now, when it is left out
     */
    public List<FiscalYear> of(Actor actor, Optional<Integer> year) {
        actor.require(Role.VIEWER);
        Map<String, List<LinkedAccount>> byConnector =
                accounts.list(actor).stream().collect(Collectors.groupingBy(LinkedAccount::connector));
        List<FiscalYear> years = new ArrayList<>();
        for (InstalledConnector connector : connectors.all()) {
            List<ReportStream> streams = connector.descriptor().streams().stream()
                    .filter(stream -> stream.fiscal().isPresent())
                    .toList();
            List<LinkedAccount> linked =
                    byConnector.getOrDefault(connector.descriptor().id(), List.of());
            if (!streams.isEmpty() && !linked.isEmpty()) {
                FiscalCalendar calendar = streams.getFirst().fiscal().orElseThrow();
                int asked = year.orElseGet(() -> running(calendar));
                years.add(new FiscalYear(
                        connector.descriptor().name(), asked, months(actor, calendar.year(asked), streams, linked)));
            }
        }
        return years;
    }

    private int running(FiscalCalendar calendar) {
        LocalDate today = LocalDate.now(clock);
        boolean over = calendar.year(today.getYear()).getLast().end().isBefore(today);
        return today.getYear() + (over ? 1 : 0);
    }

    private List<FiscalYear.Month> months(
            Actor actor, List<FiscalMonth> months, List<ReportStream> streams, List<LinkedAccount> linked) {
        Map<String, ReportStream> byId =
                streams.stream().collect(Collectors.toMap(ReportStream::id, Function.identity()));
        Map<Long, LinkedAccount> accountsById =
                linked.stream().collect(Collectors.toMap(LinkedAccount::id, Function.identity()));
        Map<LocalDate, List<FiscalYear.Report>> reports = entityManager
                .createQuery(
                        "SELECT s FROM Slice s WHERE s.organizationId = :organization AND s.accountId IN :accounts"
                                + " AND s.stream IN :streams AND s.periodStart BETWEEN :first AND :last"
                                + " ORDER BY s.accountId, s.stream, s.vendorCode",
                        Slice.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("accounts", accountsById.keySet())
                .setParameter("streams", byId.keySet())
                .setParameter("first", months.getFirst().name().atDay(1))
                .setParameter("last", months.getLast().name().atDay(1))
                .getResultStream()
                .map(slice -> new FiscalYear.Report(
                        slice.accountId(),
                        Objects.requireNonNull(accountsById.get(slice.accountId()))
                                .nickname(),
                        Objects.requireNonNull(byId.get(slice.asked().stream())).label(),
                        slice.row()))
                .collect(Collectors.groupingBy(report -> report.row().startDate()));
        return months.stream()
                .map(month -> new FiscalYear.Month(
                        month, reports.getOrDefault(month.name().atDay(1), List.of())))
                .toList();
    }
}
