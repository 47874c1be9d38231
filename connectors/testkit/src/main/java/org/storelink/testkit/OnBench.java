package org.storelink.testkit;

/** What every group of rules works with. */
interface OnBench {

    /** The fixture of the running test. */
    TestBench bench();
}
