package org.storelink.plugins;

import org.storelink.connector.ConnectorException;
import org.storelink.connector.SignInBudget;

/** Lets a plugin ask the host for leave from its own thread. A leave that was refused ends the call, whatever the plugin does. */
record GuardedSignIns(SignInBudget signIns, HostCalls host) implements SignInBudget {

    @Override
    public void spend() throws ConnectorException {
        try {
            host.call(() -> {
                signIns.spend();
                return true;
            });
        } catch (ConnectorException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void accepted() {
        try {
            host.call(() -> {
                signIns.accepted();
                return true;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
