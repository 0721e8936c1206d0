package io.rollcall.gateway.auth.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.rollcall.events.DirectoryId;
import io.rollcall.gateway.auth.Authenticator;
import io.rollcall.gateway.auth.Credentials;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Dialects;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.PublicUrl;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.kit.http.RequestId;
import io.rollcall.scim.message.ScimError;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request to {@code /scim/v2/{directoryId}/...} pass if it carries a token of that directory. Runs before
 * routing: without a token nothing below /scim can be told from anything else.
 */
@ApplicationScoped
public class ScimAuthentication {
    private static final String BASE = "/scim/v2/";
    private static final String SCHEME = "bearer ";
    private static final int AFTER_REQUEST_ID = 500;
    private static final int UUID_LENGTH = 36;

    private final Authenticator authenticator;
    private final PublicUrl publicUrl;

    public ScimAuthentication(Authenticator authenticator, PublicUrl publicUrl) {
        this.authenticator = authenticator;
        this.publicUrl = publicUrl;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    private void check(RoutingContext request) {
        String path = request.normalizedPath();
        if (!path.equals("/scim") && !path.startsWith("/scim/")) {
            request.next();
            return;
        }
        DirectoryId directory = directory(path);
        String token = token(request.request().getHeader("Authorization"));
        if (directory == null || token == null) {
            refuse(request, token);
            return;
        }
        // The body must not arrive before somebody reads it.
        request.request().pause();
        Uni<@Nullable Credentials> known = authenticator.authenticate(directory, token);
        known.subscribe().with(credentials -> decide(request, directory, credentials, token), failure -> {
            request.request().resume();
            request.fail(failure);
        });
    }

    private void decide(
            RoutingContext request, DirectoryId directory, @Nullable Credentials credentials, String token) {
        request.request().resume();
        if (credentials == null) {
            refuse(request, token);
            return;
        }
        Callers.set(
                request,
                new Caller(
                        credentials.tenant(),
                        directory,
                        Dialects.of(credentials.provider()),
                        publicUrl.of(request) + BASE + directory,
                        Objects.requireNonNullElse(RequestId.of(request), "")));
        request.next();
    }

    private static void refuse(RoutingContext request, @Nullable String token) {
        String detail = token == null
                ? "This request has no bearer token. Send the header Authorization: Bearer <token>, with a token of"
                        + " this directory."
                : "The bearer token is not valid for this directory: it is unknown, revoked, expired, or belongs to"
                        + " another directory.";
        request.response().putHeader("WWW-Authenticate", "Bearer realm=\"scim\"");
        ScimAnswers.end(request, ScimError.of(401, detail));
    }

    private static @Nullable DirectoryId directory(String path) {
        int end = BASE.length() + UUID_LENGTH;
        boolean there =
                path.startsWith(BASE) && path.length() >= end && (path.length() == end || path.charAt(end) == '/');
        if (!there) {
            return null;
        }
        try {
            return new DirectoryId(UUID.fromString(path.substring(BASE.length(), end)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String token(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() ? null : token;
    }
}
