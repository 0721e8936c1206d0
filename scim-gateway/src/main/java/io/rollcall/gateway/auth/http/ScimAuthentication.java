package io.rollcall.gateway.auth.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.Authentication;
import io.rollcall.gateway.auth.Authenticator;
import io.rollcall.gateway.auth.AuthorizationHeader;
import io.rollcall.gateway.auth.Credentials;
import io.rollcall.gateway.auth.Principal;
import io.rollcall.gateway.auth.Refusal;
import io.rollcall.gateway.dialect.DirectoryProfile;
import io.rollcall.gateway.dialect.Profiles;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Remarks;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.PublicUrl;
import io.rollcall.gateway.scim.http.RequestTrace;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.gateway.scim.http.ScimPaths;
import io.rollcall.kit.http.RequestId;
import io.rollcall.scim.dialect.IdentityProviders;
import io.rollcall.scim.dialect.RequestTraits;
import io.rollcall.scim.message.ScimError;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request to {@code /scim/v2/{directoryId}/...} pass if it carries a token of that directory. Runs before
 * routing: without a token nothing below /scim can be told from anything else. The token endpoint alone is open.
 */
@ApplicationScoped
public class ScimAuthentication {
    private static final int AFTER_REQUEST_ID = 500;

    private final Authenticator authenticator;
    private final Profiles profiles;
    private final PublicUrl publicUrl;

    public ScimAuthentication(Authenticator authenticator, Profiles profiles, PublicUrl publicUrl) {
        this.authenticator = authenticator;
        this.profiles = profiles;
        this.publicUrl = publicUrl;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    private void check(RoutingContext request) {
        String path = request.normalizedPath();
        if (!ScimPaths.isScim(path)) {
            request.next();
            return;
        }
        DirectoryId directory = ScimPaths.directory(path);
        AuthorizationHeader header = AuthorizationHeader.parse(request.request().getHeader("Authorization"));
        if (directory == null) {
            refuse(request, header instanceof AuthorizationHeader.Unusable(var why) ? why : Refusal.UNKNOWN);
            return;
        }
        // The body must not arrive before somebody reads it.
        request.request().pause();
        (ScimPaths.isTokenEndpoint(path) ? open(request, directory) : guarded(request, directory, header))
                .subscribe()
                .with(done -> {}, failure -> {
                    request.request().resume();
                    request.fail(failure);
                });
    }

    /** OAuth clients show who they are in the request to the token endpoint itself. */
    private Uni<Void> open(RoutingContext request, DirectoryId directory) {
        return authenticator
                .find(directory)
                .invoke(credentials -> {
                    trace(request, credentials, null);
                    request.request().resume();
                    request.next();
                })
                .replaceWithVoid();
    }

    private Uni<Void> guarded(RoutingContext request, DirectoryId directory, AuthorizationHeader header) {
        return authenticator.authenticate(directory, header).flatMap(result -> switch (result) {
            case Authentication.Granted(var credentials, var principal) ->
                profiles.of(credentials.tenant(), credentials.directory())
                        .invoke(profile -> admit(request, credentials, principal, profile))
                        .replaceWithVoid();
            case Authentication.Refused(var credentials, var refusal) -> {
                request.request().resume();
                trace(request, credentials, null);
                refuse(request, refusal);
                yield Uni.createFrom().voidItem();
            }
        });
    }

    private void admit(RoutingContext request, Credentials credentials, Principal principal, DirectoryProfile profile) {
        request.request().resume();
        TenantId tenant = credentials.tenant();
        DirectoryId directory = credentials.directory();
        RequestTraits traits = new RequestTraits(
                request.request().getHeader("User-Agent"), request.request().query());
        trace(request, credentials, principal);
        DirectoryProfile seen = profiles.seen(tenant, directory, profile, IdentityProviders.recognise(traits));
        RequestTrace trace = RequestTrace.of(request);
        if (trace != null) {
            trace.speaks(seen.provider().key());
        }
        Callers.set(
                request,
                new Caller(
                        tenant,
                        directory,
                        seen,
                        publicUrl.of(request) + ScimPaths.BASE + directory,
                        Objects.requireNonNullElse(RequestId.of(request), ""),
                        trace == null ? new Remarks() : trace.remarks()));
        request.next();
    }

    private static void trace(
            RoutingContext request, @Nullable Credentials credentials, @Nullable Principal principal) {
        RequestTrace trace = RequestTrace.of(request);
        if (trace == null || credentials == null) {
            return;
        }
        Credentials.Traffic traffic = credentials.traffic();
        trace.aimsAt(new RequestTrace.Target(
                credentials.tenant(),
                credentials.directory(),
                credentials.provider(),
                traffic.requestsPerSecond(),
                traffic.logBodies()));
        if (principal != null) {
            trace.comesFrom(principal.name());
        }
    }

    private static void refuse(RoutingContext request, Refusal refusal) {
        RequestTrace trace = RequestTrace.of(request);
        if (trace != null) {
            trace.refused(refusal.summary());
        }
        request.response().putHeader("WWW-Authenticate", refusal.challenge());
        ScimAnswers.end(request, ScimError.of(401, refusal.detail()));
    }
}
