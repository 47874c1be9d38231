package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a page of a real browser to tests that take a {@link Page} as a parameter of the test method: without cookies and permissions, in
 * the one profile of this JVM, which has what never changes of the console at hand. The browser is the system's Chromium (environment
 * variable {@code CHROME}, else the command {@code chromium}). When a test fails its page is kept under {@code target/screenshots}. A script that fails and a resource that the content security policy forbids fail the test too.
 */
public class ConsoleBrowser implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(ConsoleBrowser.class);
    private static final String PAGE = "page";
    private static final String COMPLAINTS = "complaints";

    /** Milliseconds: also a machine that is busy answers within. */
    private static final double PATIENCE = 30_000;

    private record Running(Playwright playwright, BrowserContext profile) implements AutoCloseable {
        @Override
        public void close() {
            profile.browser().close();
            playwright.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Page.class;
    }

    @Override
    public Page resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Running.class, type -> launch(), Running.class);
        Page page = running.profile().newPage();
        context.getStore(NAMESPACE).put(PAGE, page);
        context.getStore(NAMESPACE).put(COMPLAINTS, complaints(page));
        return page;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Page page = context.getStore(NAMESPACE).remove(PAGE, Page.class);
        if (page == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            String name = context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getRequiredTestMethod().getName();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", name + ".png"))
                    .setFullPage(true));
        }
        leave(page.context());
        List<?> complaints = context.getStore(NAMESPACE).remove(COMPLAINTS, List.class);
        if (context.getExecutionException().isEmpty()) {
            assertThat(complaints).as("what the browser complained about").isEmpty();
        }
    }

    private static void leave(BrowserContext profile) {
        profile.pages().forEach(Page::close);
        profile.clearCookies();
        profile.clearPermissions();
    }

    private static List<String> complaints(Page page) {
        List<String> complaints = new CopyOnWriteArrayList<>();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return complaints;
    }

    private static Running launch() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROME", "/usr/bin/chromium")))
                .setHeadless(true)
                // Containers run as root and with little shared memory.
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"));
        return new Running(playwright, profile(playwright.chromium().launch(options)));
    }

    private static BrowserContext profile(Browser browser) {
        BrowserContext profile = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        profile.setDefaultTimeout(PATIENCE);
        return profile;
    }
}
