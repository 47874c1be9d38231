package org.storelink.it;

import com.microsoft.playwright.Page;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The table of a report's page as the browser shows it.
 *
 * @param heads of its columns: groups, then figures
 * @param totals the rows in its foot
 */
record ConsoleTable(List<String> heads, List<List<String>> rows, List<List<String>> totals) {

    /** At once: asking the browser for cell after cell takes minutes. */
    private static final String READ = """
            () => {
              const rows = (part) => [...document.querySelectorAll(`#figures ${part} tr`)]
                .map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
              return JSON.stringify({ head: rows("thead"), body: rows("tbody"), foot: rows("tfoot") });
            }""";

    private static final String UNKNOWN = "–";

    static ConsoleTable shownBy(Page page) {
        page.locator("#figures").waitFor();
        JsonObject table = ApiClient.read((String) page.evaluate(READ)).asJsonObject();
        return new ConsoleTable(rows(table, "head").getFirst(), rows(table, "body"), rows(table, "foot"));
    }

    private static List<List<String>> rows(JsonObject table, String part) {
        return table.getJsonArray(part).getValuesAs(JsonArray.class).stream()
                .map(row -> row.getValuesAs(JsonString::getString))
                .toList();
    }

    /** @param metrics the API's names of figures by what the page calls them */
    Figures figures(List<Group> groups, Map<String, String> metrics, ShownNames names) {
        Figures.Sums sums = new Figures.Sums();
        rows.forEach(row -> {
            StringBuilder group = new StringBuilder();
            for (int at = 0; at < groups.size(); at++) {
                group.append(at == 0 ? "" : " ").append(names.meant(groups.get(at), row.get(at)));
            }
            add(sums, group.toString(), row, metrics);
        });
        return sums.figures();
    }

    /** The sums in the foot, as figures without a group. */
    Figures sums(Map<String, String> metrics) {
        Figures.Sums sums = new Figures.Sums();
        totals.forEach(row -> add(sums, "", row, metrics));
        return sums.figures();
    }

    /** A currency stands in a column of its own or in the head of each amount's. */
    private void add(Figures.Sums sums, String group, List<String> row, Map<String, String> metrics) {
        int currencies = heads.indexOf("Currency");
        for (int at = 0; at < row.size(); at++) {
            String head = heads.get(at);
            boolean money = head.matches(".* [A-Z]{3}");
            String metric = metrics.get(money ? head.substring(0, head.length() - 4) : head);
            if (metric != null && !row.get(at).equals(UNKNOWN)) {
                String currency =
                        currencies >= 0 ? row.get(currencies) : money ? head.substring(head.length() - 3) : "";
                sums.add(group, currency, metric, new BigDecimal(row.get(at).replace(",", "")));
            }
        }
    }
}
