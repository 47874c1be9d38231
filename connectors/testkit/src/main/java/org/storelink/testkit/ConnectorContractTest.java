package org.storelink.testkit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The contract of a connector. Extend it, say what to try it on, and run it with JUnit:
 *
 * <pre>{@code
 * class MyStoreContractTest extends ConnectorContractTest {
 *     @Override
 *     protected ConnectorFixture fixture() {
 *         return new MyStoreFixture();
 *     }
 * }
 * }</pre>
 *
 * <p>The rules stand in the interfaces this class implements, one for each group. None may be overridden to do nothing: a
 * connector that cannot keep a rule is not ready.
 */
public abstract class ConnectorContractTest
        implements DescriptorRules,
                LinkRules,
                CheckRules,
                CapabilityRules,
                StreamRules,
                ParserRules,
                FactRules,
                FailureRules,
                SecretRules,
                SignInRules,
                LifecycleRules,
                ReviewRules,
                ReplyRules {

    private TestBench bench;

    /** A new fixture; the kit closes it. */
    protected abstract ConnectorFixture fixture();

    @BeforeEach
    final void setUpBench() {
        bench = new TestBench(fixture());
    }

    @AfterEach
    final void clearBench() {
        bench.close();
    }

    @Override
    public final TestBench bench() {
        return bench;
    }
}
