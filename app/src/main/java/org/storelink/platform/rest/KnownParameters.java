package org.storelink.platform.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.storelink.platform.ProblemException;

/** Refuses query parameters that a resource does not declare: a misspelt filter must not silently answer for everything. */
@Provider
public class KnownParameters implements ContainerRequestFilter {

    /** Sent by clients of the older API with every request; means nothing here. */
    private static final String CLIENT_KEY = "client_key";

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> known = known(resource.getResourceMethod());
        List<ProblemException.FieldError> errors = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!name.isEmpty() && !name.equals(CLIENT_KEY) && !known.contains(name)) {
                errors.add(new ProblemException.FieldError(name, explain(known)));
            } else if (!values.stream().allMatch(PlainText::isText)) {
                errors.add(new ProblemException.FieldError(name, PlainText.WANTED));
            }
        });
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
    }

    static Set<String> known(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            collect(parameter, parameter.getType(), names);
        }
        for (Field field : method.getDeclaringClass().getDeclaredFields()) {
            collect(field, field.getType(), names);
        }
        return names;
    }

    private static void collect(AnnotatedElement element, Class<?> type, Set<String> names) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query != null) {
            names.add(query.value());
        }
        if (element.isAnnotationPresent(BeanParam.class)) {
            for (Field field : type.getDeclaredFields()) {
                collect(field, field.getType(), names);
            }
        }
    }

    private static String explain(Set<String> known) {
        return known.isEmpty()
                ? "is not known here; this address takes no parameters."
                : "is not known here; known are " + String.join(", ", known) + ".";
    }
}
