package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
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

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Page.class;
    }

    @Override
    public Page resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Page page = browser(context).newPage();
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
            browser(context).keep(page, Path.of("target", "screenshots", name + ".png"));
        }
        browser(context).leave();
        List<?> complaints = context.getStore(NAMESPACE).remove(COMPLAINTS, List.class);
        if (context.getExecutionException().isEmpty()) {
            assertThat(complaints).as("what the browser complained about").isEmpty();
        }
    }

    private static ChromiumProfile browser(ExtensionContext context) {
        return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(ChromiumProfile.class, _ -> new ChromiumProfile(), ChromiumProfile.class);
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
}
