package org.storelink.inside;

import java.net.CookieHandler;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.container.spi.event.container.AfterStop;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.storelink.it.ConsoleSession;
import org.storelink.it.Storelink;

/**
 * Prepares the server before Arquillian starts it, and opens the product's own door to Arquillian: its requests carry the session of
 * the owner, who signed in as people do. So no constraint of the product is loosened, and a test runs as that owner on a request thread.
 */
public final class InsideLiberty implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(InsideLiberty.class);
    }

    void prepare(@Observes ContainerRegistry containers) {
        for (Container<?> container : containers.getContainers()) {
            PreparedServer.ofThisRun().properties().forEach(container.getContainerConfiguration()::property);
        }
    }

    void signIn(@Observes AfterDeploy deployed) {
        CookieHandler.setDefault(
                ConsoleSession.signIn(PreparedServer.ofThisRun().uri(), Storelink.OWNER, Storelink.PASSWORD)
                        .cookies());
    }

    /** Left out: the server ends right after it, and would keep the configured application as one whose file is missing. */
    void keep(@Observes EventContext<UnDeployDeployment> undeploy) {}

    void end(@Observes AfterStop stopped) {
        PreparedServer.ofThisRun().store().close();
    }
}
