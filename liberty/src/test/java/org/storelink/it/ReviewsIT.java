package org.storelink.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.ProductKind;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.reviews.CustomerReview;
import org.storelink.it.ApiClient.Answer;

/** From what customers write at the practice store to the inbox, and from the reply box back to the store. */
@ExtendWith(ConsoleBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What would run if a page took it for markup. */
    private static final String HOSTILE =
            "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";

    private static final String REPLY = "Thank you; version 2.1 mends that. \"Quoted\" & <b>plain</b>";

    @AutoClose
    private final Storelink storelink = Storelink.start(
            Options.builder().accounts(1).vendors(2).rowsPerDay(6).build(),
            Map.of(
                    "STORELINK_INGESTION_HISTORY", "P5D",
                    "STORELINK_INGESTION_HEARTBEAT", "PT2S",
                    "STORELINK_REVIEWS_INTERVAL", "PT4S"));

    private List<Long> apps = List.of();
    private String account = "";
    private String hostile = "";

    @BeforeAll
    void link() {
        TwoFactorLink link = new TwoFactorLink(storelink.api(), storelink.store());
        Answer linked = link.finish(link.asked(Practice.APPLE_ID), Practice.APPLE_ID);
        assertThat(linked.status()).as(linked.body()).isEqualTo(200);
        long id = linked.object().getJsonObject("account").getJsonNumber("id").longValueExact();
        account = "/v2/external_accounts/" + id;
        apps = new LinkedPracticeStore(storelink, id)
                .vendors().stream()
                        .flatMap(vendor -> vendor.products().stream())
                        .filter(product -> product.kind().family() == ProductKind.Family.APP)
                        .map(Product::appleId)
                        .toList();
    }

    @Test
    @Order(1)
    void everyReviewIsTheStores() {
        await(() -> total("") >= written().size());

        List<String> here = new ArrayList<>();
        for (int page = 1; here.size() < total(""); page++) {
            get("/v2/reviews?precision=4&count=500&page=" + page)
                    .getJsonArray("reviews")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .map(ReviewsIT::line)
                    .forEach(here::add);
        }

        assertThat(here)
                .containsExactlyInAnyOrderElementsOf(
                        written().stream().map(ReviewsIT::line).toList());
        assertThat(get("/v2/reviews?count=1&stars=4")
                        .getJsonArray("reviews")
                        .getJsonObject(0)
                        .getString("stars"))
                .as("for clients that read decimals as texts")
                .isEqualTo("4.00");
        JsonObject counts = get("/v2/reviews/count");
        assertThat(storelink
                        .api()
                        .postForm("/v2/reviews/count", Map.of("start", "2000-01-01"))
                        .object())
                .isEqualTo(counts);
        assertThat(counts.getJsonObject("has_responses").getInt("yes")).isEqualTo((int) written().stream()
                .filter(review -> storelink.store().reviews().response(review).isPresent())
                .count());
    }

    private List<CustomerReview> written() {
        return apps.stream()
                .flatMap(app -> storelink.store().reviews().of(app).stream())
                .toList();
    }

    private static String line(JsonObject review) {
        Instant date = LocalDateTime.parse(review.getString("date")).toInstant(ZoneOffset.UTC);
        return String.join(
                "|",
                Integer.toString(review.getInt("stars")),
                review.getString("author"),
                review.getString("original_title"),
                review.getString("original_review"),
                review.getString("iso"),
                date.toString());
    }

    private static String line(CustomerReview review) {
        return String.join(
                "|",
                Integer.toString(review.rating()),
                review.nickname(),
                review.title(),
                review.body(),
                review.territory(),
                review.writtenAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @Test
    @Order(2)
    void aNewReviewIsInTheInboxAsTextAndIsAnsweredThere(Page page) {
        hostile = storelink
                .store()
                .reviews()
                .write(apps.getFirst(), 1, HOSTILE, "Crashes since Tuesday. " + HOSTILE, "Nick " + HOSTILE, "DE")
                .id();
        await(() -> total("q=Crashes+since+Tuesday") == 1);

        storelink.signIn(page);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Reviews").setExact(true))
                .click();
        page.locator("#q").fill("crashes SINCE");
        page.locator("#show").selectOption("unanswered");
        page.locator("#stars").selectOption("1");
        page.locator("#filters button").click();
        assertThat(page.locator("#count")).hasText("1 review");
        page.locator("#reviews a").click();
        assertThat(page.locator("#review-text")).containsText(HOSTILE);
        assertThat(page.locator("#review-title")).hasText(HOSTILE);
        assertThat(page.locator("#counter")).containsText("0 of 5,970");
        page.locator("#reply textarea").fill(REPLY);
        assertThat(page.locator("#counter")).containsText(REPLY.length() + " of 5,970");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send reply"))
                .click();
        assertThat(page.locator(".notices")).containsText("Your reply is kept");
        assertThat(page.locator("#q")).hasValue("crashes SINCE");

        await(() -> storelink.store().reviews().published(hostile).equals(List.of(REPLY)));
        await(() -> response().getString("state").matches("pending|published"));
        page.reload();
        assertThat(page.locator("#reply-text")).hasText(REPLY);
        assertThat(page).hasTitle(Pattern.compile("Reviews.*"));
        page.setViewportSize(390, 800);
        assertThat(page.locator("#review")).isVisible();
        assertThat(page.locator("#reviews")).isHidden();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing sticks out of a phone")
                .isTrue();
    }

    @Test
    @Order(3)
    void aProgramReplacesAndWithdrawsTheReply() {
        String path = "/v2/reviews/" + review() + "/response";
        Answer seen = storelink.api().get(path);
        for (String withoutText : new String[] {"null", "{}", "{\"content\":\"\"}", "{\"content\":\" \"}"}) {
            assertThat(storelink.api().post(path, withoutText).status())
                    .as(withoutText)
                    .isEqualTo(400);
        }
        assertThat(storelink
                        .api()
                        .with("If-Match", "\"0\"")
                        .post(path, "{\"content\":\"Late\"}")
                        .status())
                .isEqualTo(412);

        ApiClient api = storelink.api().with("If-Match", seen.header("ETag")).with("Idempotency-Key", "one");
        Answer replaced = api.post(path, "{\"content\":\"Second text\"}");
        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        assertThat(replaced.object().getJsonObject("pending").getString("action"))
                .isEqualTo("update");
        assertThat(api.post(path, "{\"content\":\"Second text\"}").status())
                .as("the same request again")
                .isEqualTo(200);
        await(() -> storelink.store().reviews().published(hostile).equals(List.of(REPLY, "Second text")));
        await(() -> response().getString("state").matches("pending|published"));

        Answer withdrawn = storelink.api().delete(path);
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        await(() -> response().getString("state").equals("withdrawn"));
        assertThat(response().get("content")).isEqualTo(JsonValue.NULL);
        assertThat(storelink
                        .store()
                        .reviews()
                        .review(hostile)
                        .flatMap(storelink.store().reviews()::response))
                .isEmpty();
    }

    @Test
    @Order(4)
    void anEditIsARevision() {
        storelink.store().reviews().edit(hostile, 5, "Mended", "Works since version 2.1.");
        await(() -> total("q=works+since+version") == 1);

        JsonObject detail = get("/v2/reviews/" + review());
        assertThat(detail.getJsonObject("review").getInt("stars")).isEqualTo(5);
        assertThat(detail.getJsonArray("revisions").getJsonObject(0).getString("review"))
                .startsWith("Crashes since Tuesday.");
    }

    @Test
    @Order(5)
    void aReplyWaitsInSightWhileTheAccountIsPausedAndIsTakenBack(Page page) {
        List<String> published = storelink.store().reviews().published(hostile);
        assertThat(storelink.api().post(account + "/pause", "").status()).isEqualTo(200);
        storelink.signIn(page);
        page.navigate(storelink.url("/reviews?review=" + review()));

        page.locator("#reply textarea").fill("Thank you for coming back.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send reply"))
                .click();
        assertThat(page.locator("#pending-text")).hasText("Thank you for coming back.");
        assertThat(page.locator("#reply-reason")).containsText("while the account is paused");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Withdraw"))
                .click();
        assertThat(page.locator("#pending")).containsText("To be taken back");

        assertThat(storelink.api().post(account + "/resume", "").status()).isEqualTo(200);
        await(() -> response().getString("state").equals("withdrawn"));
        assertThat(storelink.store().reviews().published(hostile)).isEqualTo(published);
    }

    @Test
    @Order(6)
    void aTemplateIsChosenByKeyboardFilledInAndFinishedByHand(Page page) {
        List<String> published = storelink.store().reviews().published(hostile);
        storelink.signIn(page);
        page.navigate(storelink.url("/reviews"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reply templates"))
                .click();
        page.getByLabel("Name").fill("Thanks " + HOSTILE.substring(0, 40));
        page.getByLabel("Folder").fill("It's <b>bold</b>");
        page.getByLabel("Text").fill("Dear {{nickname}}, see {{order number}}. {{my name}}");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.locator(".notices")).containsText("The template is saved.");
        assertThat(page.locator("#templates h2")).hasText("It's <b>bold</b>");
        assertThat(page.locator("#templates .written")).containsText("{{order number}}");

        page.navigate(storelink.url("/reviews?review=" + review()));
        page.getByLabel("Template").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#unfilled")).hasText("Fill in before sending: {{order number}}");
        String begun = "Dear Nick " + HOSTILE + ", see {{order number}}. "
                + get("/v2/users/me").getString("name");
        assertThat(page.locator("#reply textarea")).hasValue(begun);
        assertThat(page.locator("#counter")).containsText(begun.length() + " of 5,970");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send reply"))
                .click();
        assertThat(page.locator(".field-error"))
                .hasText("Still has {{order number}} to be filled in. Nothing was sent.");

        page.locator("#reply textarea").fill("");
        page.getByLabel("Template").selectOption(new SelectOption().setIndex(1));
        page.locator("#begin input").click();
        assertThat(page.locator("#reply textarea")).hasValue(begun);
        page.keyboard().type("order 7");
        assertThat(page.locator("#unfilled")).isHidden();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send reply"))
                .click();
        assertThat(page.locator(".notices")).containsText("Your reply is kept");
        String sent = begun.replace("{{order number}}", "order 7");
        await(() -> storelink.store().reviews().published(hostile).size() > published.size());
        assertThat(storelink.store().reviews().published(hostile).getLast()).isEqualTo(sent);
        assertThat(page).hasTitle(Pattern.compile("Reviews.*"));
    }

    @Test
    @Order(7)
    void templatesAreKeptByProgramsOfThoseWhoMayReply() {
        String template =
                "{\"folder\": \"Trouble\", \"name\": \"Crash\", \"content\": \"Hello {{nickname}}, {{date}}\"}";
        Answer made = storelink.api().post("/v2/reply_templates", template);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String path = "/v2/reply_templates/" + made.object().getInt("id");
        assertThat(storelink.api().post("/v2/reply_templates", template).status())
                .isEqualTo(409);
        assertThat(get(path + "/filled?review=" + review())
                        .getJsonArray("unfilled")
                        .getString(0))
                .isEqualTo("{{date}}");

        ApiClient seen = storelink.api().with("If-Match", made.header("ETag"));
        assertThat(seen.put(path, template.replace("Hello", "Dear")).status()).isEqualTo(200);
        assertThat(seen.put(path, template).status()).isEqualTo(412);
        ApiClient viewer = TeamMate.invite(storelink, "viewer").api();
        assertThat(viewer.get("/v2/reply_templates").object().getJsonArray("results"))
                .hasSize(2);
        assertThat(viewer.put(path, template).status()).isEqualTo(403);
        assertThat(viewer.delete(path).status()).isEqualTo(403);
        assertThat(storelink.api().delete(path).status()).isEqualTo(204);
        assertThat(storelink.api().get(path).status()).isEqualTo(404);
    }

    @Test
    @Order(8)
    void theTeamSharesAReviewWithoutTheStore(Page page) {
        List<String> published = storelink.store().reviews().published(hostile);
        storelink.signIn(page);
        page.navigate(storelink.url("/reviews?q=since&review=" + review()));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it"))
                .click();
        assertThat(page.locator(".notices")).containsText("The review is yours.");
        page.getByLabel("Tags").fill("Needs a fix");
        page.keyboard().press("Enter");
        assertThat(page.locator(".notices")).containsText("The tag is on the review.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep note"))
                .click();
        assertThat(page.locator("#noting .field-error")).hasText("Must not be empty.");
        page.getByLabel("Note for the team").fill("See ticket 7. " + HOSTILE);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep note"))
                .click();
        assertThat(page.locator("#notes")).containsText("See ticket 7. " + HOSTILE);
        page.getByLabel("Your reply").fill("We are looking {{into it");
        page.getByLabel("Tags").fill("Later");
        page.keyboard().press("Enter");
        assertThat(page.locator("#tags")).containsText("later");
        assertThat(page.getByLabel("Your reply")).hasValue("We are looking {{into it");
        assertThat(page.locator("#counter")).containsText("24 of 5,970");
        page.getByLabel("Note for the team").fill("Half a note");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send reply"))
                .or(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Replace reply")))
                .click();
        assertThat(page.locator("#reply .field-error")).containsText("Nothing was sent.");
        assertThat(page.getByLabel("Note for the team")).hasValue("Half a note");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take off later"))
                .click();
        assertThat(page.locator(".notices")).containsText("The tag is off the review.");
        assertThat(page.getByLabel("Your reply")).hasValue("We are looking {{into it");
        page.getByLabel("Tags").fill("=1+1");
        page.keyboard().press("Enter");
        assertThat(page.locator("#team .field-error")).containsText("begins with a letter or digit");

        page.locator("#assigned").selectOption("me");
        page.locator("#tag").selectOption("needs a fix");
        page.locator("#filters button").click();
        assertThat(page.locator("#count")).hasText("1 review");
        assertThat(page.locator("#reviews")).containsText("needs a fix");
        assertThat(page.locator("#reviews")).containsText("1 note");
        page.locator("#assigned").selectOption("nobody");
        page.locator("#filters button").click();
        assertThat(page.getByText("No review fits this choice.")).isVisible();

        page.navigate(storelink.url("/reviews?q=since&review=" + review()));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take off needs a fix"))
                .click();
        assertThat(page.locator(".notices")).containsText("The tag is off the review.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.locator(".notices")).containsText("The note is deleted.");
        page.getByLabel("Assigned to").last().selectOption("0");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Assign"))
                .click();
        assertThat(page.locator(".notices")).containsText("Nobody sees to the review now.");
        assertThat(total("assigned_to=me")).isZero();
        assertThat(page).hasTitle(Pattern.compile("Reviews.*"));
        assertThat(storelink.store().reviews().published(hostile)).isEqualTo(published);
    }

    @Test
    @Order(9)
    void programsShareReviewsAndViewersWatch() {
        String path = "/v2/reviews/" + review();
        int me = get("/v2/users/me").getInt("id");
        ApiClient seen = storelink
                .api()
                .with("If-Match", storelink.api().get(path + "/assignee").header("ETag"));
        Answer taken = seen.put(path + "/assignee", "{\"member\":" + me + "}");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(seen.delete(path + "/assignee").status()).isEqualTo(412);
        assertThat(storelink.api().post(path + "/tags", "{\"tag\":\"Bug 2\"}").status())
                .isEqualTo(200);
        assertThat(storelink
                        .api()
                        .post(path + "/notes", "{\"content\":\"Known\"}")
                        .status())
                .isEqualTo(201);

        ApiClient viewer = TeamMate.invite(storelink, "viewer").api();
        JsonObject found = viewer.get("/v2/reviews?tags=bug+2&assigned_to=" + me)
                .object()
                .getJsonArray("reviews")
                .getJsonObject(0);
        assertThat(found.getJsonObject("assigned_to").getInt("id")).isEqualTo(me);
        assertThat(found.getInt("notes")).isOne();
        assertThat(get("/v2/reviews/count").getJsonObject("tags").getInt("bug 2"))
                .isOne();
        assertThat(viewer.get(path).object().containsKey("notes")).isFalse();
        assertThat(viewer.get(path + "/notes").object().getJsonArray("results")).hasSize(1);
        assertThat(viewer.put(path + "/assignee", "{\"member\":" + me + "}").status())
                .isEqualTo(403);
        assertThat(viewer.delete(path + "/tags/bug%202").status()).isEqualTo(403);
        assertThat(viewer.post(path + "/notes", "{\"content\":\"Me too\"}").status())
                .isEqualTo(403);

        assertThat(storelink.api().delete(path + "/tags/bug%202").object().getJsonArray("tags"))
                .isEmpty();
        assertThat(storelink.api().get("/v2/reviews?assigned_to=everybody").status())
                .isEqualTo(400);
    }

    @Test
    @Order(10)
    void aChoiceIsSavedForTheTeam(Page page) {
        storelink.signIn(page);
        page.navigate(storelink.url("/reviews?q=since&stars=5&assigned=me&page=1"));
        String count = page.locator("#count").textContent();
        page.getByLabel("Save this choice as").fill("<b>Since</b> & \"mended\"");
        page.getByLabel("for the team").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save view"))
                .click();
        assertThat(page.locator(".notices")).containsText("The view is saved.");

        page.navigate(storelink.url("/reviews"));
        page.getByText("<b>Since</b> & \"mended\"").click();
        assertThat(page.locator("#views [aria-current=true]")).hasText("<b>Since</b> & \"mended\"");
        assertThat(page.locator("#q")).hasValue("since");
        assertThat(page.locator("#stars")).hasValue("5");
        assertThat(page.locator("#assigned")).hasValue("me");
        assertThat(page.locator("#count")).hasText(count);

        TeamMate viewer = TeamMate.invite(storelink, "viewer");
        JsonObject shared = viewer.api()
                .get("/v2/review_views")
                .object()
                .getJsonArray("results")
                .getJsonObject(0);
        String path = "/v2/review_views/" + shared.getInt("id");
        String body = "{\"name\":\"Own\",\"filter\":{\"stars\":\"1,2\",\"assigned_to\":\"me\"}}";
        assertThat(shared.getJsonObject("filter").getString("q")).isEqualTo("since");
        assertThat(viewer.api().put(path, body).status()).isEqualTo(403);
        assertThat(viewer.api().post("/v2/review_views", body).status()).isEqualTo(403);
        Answer own = storelink.api().post("/v2/review_views", body);
        assertThat(own.status()).as(own.body()).isEqualTo(201);
        assertThat(viewer.api()
                        .get("/v2/review_views/" + own.object().getInt("id"))
                        .status())
                .isEqualTo(404);
        assertThat(storelink.api().with("If-Match", "\"7\"").put(path, body).status())
                .isEqualTo(412);
        assertThat(storelink
                        .api()
                        .post("/v2/review_views", "{\"name\":\"All\",\"filter\":{}}")
                        .status())
                .isEqualTo(400);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete this view"))
                .click();
        assertThat(page.locator(".notices")).containsText("The view is deleted.");
        assertThat(viewer.api().get(path).status()).isEqualTo(404);
        assertThat(page).hasTitle(Pattern.compile("Reviews.*"));
    }

    @Test
    @Order(11)
    void aViewOfAProductThatIsGoneSaysSoAndIsDeleted(Page page) {
        Answer saved = storelink
                .api()
                .post("/v2/review_views", "{\"name\":\"Gone\",\"filter\":{\"product\":\"471147114711\"}}");
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        storelink.signIn(page);
        page.navigate(storelink.url("/reviews"));
        page.locator("#views").getByText("Gone").click();

        assertThat(page).hasTitle(Pattern.compile("Reviews.*"));
        assertThat(page.locator("#main")).containsText("471147114711");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete this view"))
                .click();
        assertThat(page.locator(".notices")).containsText("The view is deleted.");
    }

    private String review() {
        return get("/v2/reviews?q=since&author=Nick&sort=-date")
                .getJsonArray("reviews")
                .getJsonObject(0)
                .getString("id");
    }

    private JsonObject response() {
        return get("/v2/reviews/" + review() + "/response");
    }

    private int total(String query) {
        Answer answer = storelink.api().get("/v2/reviews?count=1&" + query);
        return answer.status() == 200 ? answer.object().getInt("total") : -1;
    }

    private JsonObject get(String path) {
        Answer answer = storelink.api().get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.object();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }
}
