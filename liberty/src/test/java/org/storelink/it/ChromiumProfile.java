package org.storelink.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The one profile of a browser that this JVM has. Opening a page and leaving one have no bound in Playwright: a browser that does not
 * answer is ended, and the next page is one of another browser. For one thread.
 */
final class ChromiumProfile implements AutoCloseable {

    /** Milliseconds: also a machine that is busy answers within. */
    private static final double PATIENCE = 30_000;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Playwright playwright = driver();
    private BrowserContext profile = launched(playwright);

    /** Without cookies and permissions. */
    Page newPage() {
        try {
            return within(profile::newPage);
        } catch (PlaywrightException e) {
            beginAnew();
            return profile.newPage();
        }
    }

    /** Makes a picture of a page, if the browser still answers. */
    void keep(Page page, Path picture) {
        try {
            byte[] _ = within(() -> page.screenshot(
                    new Page.ScreenshotOptions().setPath(picture).setFullPage(true)));
        } catch (PlaywrightException e) {
            beginAnew();
        }
    }

    /** Closes every page and forgets who was signed in. */
    void leave() {
        try {
            within(() -> {
                profile.pages().forEach(Page::close);
                profile.clearCookies();
                profile.clearPermissions();
                return profile;
            });
        } catch (PlaywrightException e) {
            beginAnew();
        }
    }

    private void beginAnew() {
        end();
        playwright = driver();
        profile = launched(playwright);
    }

    @Override
    public void close() {
        try {
            within(() -> {
                profile.browser().close();
                playwright.close();
                return profile;
            });
        } catch (PlaywrightException e) {
            end();
        }
    }

    private static <T> T within(Supplier<T> call) {
        Thread caller = Thread.currentThread();
        Thread bell = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(LONGEST);
                caller.interrupt();
            } catch (InterruptedException _) {
                // Answered in time.
            }
        });
        try {
            return call.get();
        } finally {
            bell.interrupt();
        }
    }

    /** With its driver: both are descendants of this JVM, and neither is asked any more. */
    private static void end() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().stream()
                        .anyMatch(command -> command.contains("chrom") || command.endsWith("node")))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static Playwright driver() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static BrowserContext launched(Playwright playwright) {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROME", "/usr/bin/chromium")))
                .setHeadless(true)
                // Containers run as root and with little shared memory.
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"));
        Browser browser = playwright.chromium().launch(options);
        BrowserContext profile = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        profile.setDefaultTimeout(PATIENCE);
        return profile;
    }
}
