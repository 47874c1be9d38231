package org.storelink.platform;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the entity manager that the container offers by itself apart from ours (see {@link Wiring}): its scope ends with the transaction,
 * so nothing could be read without one. Named in {@code persistence.xml}.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface WithinTransaction {}
