package org.storelink.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.storelink.appstoresimulator.Options;

/** The practice store that a class of tests wants beside the {@link SharedStorelink}; what is left out is as usual. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface PracticeStore {

    /** @see Options#accounts() */
    int accounts() default 2;

    /** @see Options#vendors() */
    int vendors() default 3;

    /** @see Options#rowsPerDay() */
    int rowsPerDay() default 90;
}
