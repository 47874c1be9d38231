package org.storelink.catalog.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.catalog.Catalog;
import org.storelink.catalog.ProductFilter;
import org.storelink.catalog.ProductView;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** Products that the linked accounts sell. */
@Path("/products")
@Produces(MediaType.APPLICATION_JSON)
@Scope("products:read")
@Tag(name = "Products")
public class ProductsResource {

    private final Catalog catalog;
    private final CurrentActor actor;

    @Inject
    public ProductsResource(Catalog catalog, CurrentActor actor) {
        this.catalog = catalog;
        this.actor = actor;
    }

    @GET
    @Path("/mine")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Products of the linked accounts",
            description =
                    "By name. With `page` or `count` a page of them; without, an object from id to product, as clients of the older"
                            + " API expect.")
    @APIResponse(responseCode = "200", description = "The products")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the answer names it")
    public Response mine(
            @Parameter(description = "Part of a name, an SKU or a vendor identifier") @QueryParam("q") @Nullable
                    String text,
            @Parameter(description = "Only this store, by its code") @QueryParam("store") @Nullable String store,
            @Parameter(
                            description =
                                    "Only these types: `app`, `bundle`, `inapp`, `subscription`, `unknown`, separated by commas")
                    @QueryParam("types")
                    @Nullable
                    String types,
            @Parameter(
                            description =
                                    "Ids separated by commas, or pairs as `types:app;hidden:false` with the keys hidden, inactive,"
                                            + " sources, storefronts and types")
                    @QueryParam("products")
                    @Nullable
                    String products,
            @Parameter(description = "Which page, from 1") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "How many on a page") @QueryParam("count") @Nullable Integer count) {
        ProductFilter filter = ProductFilter.parse(new ProductFilter.Parameters(text, store, types, products));
        if (page != null || count != null) {
            return Response.ok(catalog.list(actor.get(), filter, Paging.of(page, count)))
                    .build();
        }
        Map<String, ProductView> byId = new LinkedHashMap<>();
        catalog.list(actor.get(), filter).forEach(product -> byId.put(Long.toString(product.id()), product));
        return Response.ok(byId).build();
    }

    @GET
    @Path("/{id: [0-9]+}")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(summary = "A product", description = "By the id that reports show.")
    @APIResponse(responseCode = "200", description = "The product")
    @APIResponse(responseCode = "404", description = "There is no such product")
    public ProductView product(@Parameter(description = "Its id") @PathParam("id") long id) {
        return catalog.get(actor.get(), id);
    }

    @GET
    @Path("/{store}/{vendor_identifier}")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(summary = "A product of a store", description = "By the identifier that the store gave it.")
    @APIResponse(responseCode = "200", description = "The product")
    @APIResponse(responseCode = "404", description = "There is no such product")
    public ProductView product(
            @Parameter(description = "Code of the store") @PathParam("store") String store,
            @Parameter(description = "The store's own identifier") @PathParam("vendor_identifier")
                    String vendorIdentifier) {
        return catalog.get(actor.get(), store, vendorIdentifier);
    }
}
