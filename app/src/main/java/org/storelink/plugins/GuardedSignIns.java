package org.storelink.plugins;

import org.storelink.connector.ConnectorException;
import org.storelink.connector.SignInBudget;

/** Lets a plugin ask the host for leave from its own thread. A leave that was refused ends the call, whatever the plugin does. */
record GuardedSignIns(SignInBudget signIns, HostCalls host) implements SignInBudget {

    private interface Question {

        void ask() throws ConnectorException;
    }

    @Override
    public void begin() throws ConnectorException {
        ask(signIns::begin);
    }

    @Override
    public void spend() throws ConnectorException {
        ask(signIns::spend);
    }

    private void ask(Question question) throws ConnectorException {
        try {
            host.call(() -> {
                question.ask();
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
