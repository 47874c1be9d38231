package org.storelink.reports.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.storelink.catalog.Catalog;
import org.storelink.catalog.ProductFilter;
import org.storelink.catalog.ProductView;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Paging;
import org.storelink.reports.Dimension;
import org.storelink.reports.Report;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.StoreReports;

/** What a report can be narrowed to: the products there are, and the countries in which anything was sold. */
@Named
@RequestScoped
public class ReportFilters {

    @Inject
    private Catalog catalog;

    @Inject
    private StoreReports reports;

    @Inject
    private CurrentActor actor;

    /** A country by code and name. */
    public record Country(String code, String name) {}

    public List<ProductView> getProducts() {
        return catalog.list(actor.get(), ProductFilter.ALL, new Paging(1, Paging.MAX_COUNT))
                .results();
    }

    public List<Country> getCountries() {
        var everywhere = new ReportQuery(
                Optional.empty(),
                Optional.empty(),
                List.of(Dimension.COUNTRY),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of());
        List<Country> countries = new ArrayList<>();
        try (Report report = reports.of(actor.get(), ReportKind.SALES, everywhere)) {
            report.forEach(
                    row -> row.country().ifPresent(code -> countries.add(new Country(code, GroupNames.country(code)))));
        }
        countries.sort(Comparator.comparing(Country::name));
        return countries;
    }
}
