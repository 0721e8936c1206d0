package io.rollcall.provisioning.webhook.http;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.eventlog.LifecycleTypes;
import io.rollcall.provisioning.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Addresses that are told of lifecycle events. Errors are problems: 400, 401, 403 (another tenant), 404, 409. */
@Path("/api/v1/tenants/{tenantId}/webhooks")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Webhooks")
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "400",
        description = "A value is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such webhook",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class WebhookResource {

    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 2_000;
    private static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    /**
     * What is needed to create a webhook.
     *
     * @param types which events to send; all if left out
     */
    @Schema(name = "NewWebhook")
    public record NewWebhook(
            URI url, @Nullable String description, @Nullable List<String> types) {
        public NewWebhook {
            if (url.toString().length() > LONGEST_TEXT || description != null && description.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException("url and description have " + LONGEST_TEXT + " characters at most");
            }
            LifecycleTypes.of(types == null ? List.of() : types);
        }
    }

    /**
     * What is needed to change the secret.
     *
     * @param overlapSeconds how long messages are signed with the old one, too; a day if left out
     */
    @Schema(name = "SecretRotation")
    public record Rotation(@Nullable Long overlapSeconds) {
        public Rotation {
            if (overlapSeconds != null && (overlapSeconds < 0 || overlapSeconds > LONGEST_OVERLAP.toSeconds())) {
                throw new IllegalArgumentException("overlapSeconds has to be 0 to " + LONGEST_OVERLAP.toSeconds());
            }
        }

        Duration overlap() {
            return overlapSeconds == null ? DEFAULT_OVERLAP : Duration.ofSeconds(overlapSeconds);
        }
    }

    /**
     * Where to send from.
     *
     * @param after a cursor of the events API; 0 for the oldest event that is kept
     */
    @Schema(name = "Replay")
    public record Replay(String after) {
        long position() {
            try {
                return Math.max(0, Long.parseLong(after));
            } catch (NumberFormatException e) {
                throw ProblemException.badRequest("after is not a cursor that this service gave");
            }
        }
    }

    private final Webhooks webhooks;

    WebhookResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * Answers 201 with the secret. Events are sent from now on. 400 if the address must not be sent to, 409 if the tenant has
     * 20 webhooks.
     */
    @POST
    @ResponseStatus(201)
    @Operation(summary = "Create a webhook")
    public Uni<WebhookView.WithSecret> create(
            @PathParam("tenantId") TenantId tenant,
            @Context SecurityContext caller,
            @Context RoutingContext request,
            NewWebhook webhook) {
        return webhooks.create(
                        tenant,
                        webhook.url(),
                        webhook.description(),
                        LifecycleTypes.of(webhook.types() == null ? List.of() : webhook.types()),
                        cause(caller, request))
                .map(WebhookView.WithSecret::of);
    }

    @GET
    @Operation(summary = "List the webhooks of a tenant")
    public Uni<Page<WebhookView>> list(
            @PathParam("tenantId") TenantId tenant,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        return webhooks.list(tenant, Page.cursor(cursor, UUID::fromString), size + 1)
                .map(found -> Page.of(
                        found.stream().map(WebhookView::of).toList(),
                        size,
                        view -> view.id().toString()));
    }

    @GET
    @Path("/{webhookId}")
    @Operation(summary = "Read a webhook")
    public Uni<WebhookView> read(@PathParam("tenantId") TenantId tenant, @PathParam("webhookId") String id) {
        return webhooks.find(tenant, id(id)).map(WebhookView::of);
    }

    /** Answers 204. Nothing is sent any more, and its delivery log is gone. */
    @DELETE
    @Path("/{webhookId}")
    @Operation(summary = "Delete a webhook")
    public Uni<Void> delete(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("webhookId") String id,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return webhooks.delete(tenant, id(id), cause(caller, request));
    }

    @POST
    @Path("/{webhookId}/disable")
    @Operation(summary = "Send nothing until the webhook is enabled")
    public Uni<WebhookView> disable(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("webhookId") String id,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return webhooks.disable(tenant, id(id), cause(caller, request)).map(WebhookView::of);
    }

    /** Sends from where it stopped. */
    @POST
    @Path("/{webhookId}/enable")
    @Operation(summary = "Send again")
    public Uni<WebhookView> enable(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("webhookId") String id,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return webhooks.enable(tenant, id(id), cause(caller, request)).map(WebhookView::of);
    }

    /**
     * Answers the new secret. Until the overlap ends messages carry a signature of each. 409 if two are active, unless the
     * overlap is 0, which ends both.
     */
    @POST
    @Path("/{webhookId}/rotate-secret")
    @Operation(summary = "Change the secret of a webhook")
    public Uni<WebhookView.WithSecret> rotate(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("webhookId") String id,
            @Context SecurityContext caller,
            @Context RoutingContext request,
            Rotation rotation) {
        return webhooks.rotate(tenant, id(id), rotation.overlap(), cause(caller, request))
                .map(WebhookView.WithSecret::of);
    }

    /** Sends a message of the type io.rollcall.webhook.test now, and answers what came of it. */
    @POST
    @Path("/{webhookId}/test")
    @Operation(summary = "Send a test message")
    public Uni<WebhookView.Delivery> test(@PathParam("tenantId") TenantId tenant, @PathParam("webhookId") String id) {
        return webhooks.test(tenant, id(id)).map(WebhookView.Delivery::of);
    }

    /** Sends everything behind the cursor, again or for the first time; a later cursor skips. */
    @POST
    @Path("/{webhookId}/replay")
    @Operation(summary = "Send again from a cursor")
    public Uni<WebhookView> replay(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("webhookId") String id,
            @Context SecurityContext caller,
            @Context RoutingContext request,
            Replay replay) {
        return webhooks.replay(tenant, id(id), replay.position(), cause(caller, request))
                .map(WebhookView::of);
    }

    /** The latest first. */
    @GET
    @Path("/{webhookId}/deliveries")
    @Operation(summary = "List what was sent, and what came of it")
    public Uni<Page<WebhookView.Delivery>> deliveries(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("webhookId") String id,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        return webhooks.deliveries(tenant, id(id), Page.cursor(cursor, UUID::fromString), size + 1)
                .map(found -> Page.of(
                        found.stream().map(WebhookView.Delivery::of).toList(),
                        size,
                        view -> view.id().toString()));
    }

    private static Cause cause(SecurityContext caller, RoutingContext request) {
        return AdminCause.of(caller.getUserPrincipal(), request);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is nothing with the id " + text + ".");
        }
    }
}
