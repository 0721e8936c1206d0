package io.rollcall.provisioning.preview.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.AssignmentId;
import io.rollcall.provisioning.preview.Preview;
import io.rollcall.provisioning.preview.PreviewChange;
import io.rollcall.provisioning.preview.PreviewStore.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Previews as clients ask for them and see them. */
public final class PreviewDocument {

    private PreviewDocument() {}

    /** What to look at. */
    @Schema(name = "PreviewRequest")
    public record Request(
            @Schema(description = "DRAFT (the default), VERSION or IN_FORCE") @Nullable
            String of,

            @Schema(description = "which version, for VERSION") @Nullable
            Long version,

            @Schema(description = "MANUAL assignments that are given to those they provisioned before, too") @Nullable
            List<@Nullable String> existingMembers) {}

    /** How to apply it. */
    @Schema(name = "ApplyRequest")
    public record Apply(
            @Schema(description = "vendor support only: why to go ahead although no admin would be left") @Nullable
            String overrideReason) {}

    /**
     * A preview in numbers.
     *
     * @param baseVersion the version in force when it was computed
     * @param nextVersion the version that applying puts in force; the same when the list says the same
     */
    @Schema(name = "Preview")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record View(
            UUID id,
            String of,
            long baseVersion,
            long nextVersion,
            List<AssignmentId> existingMembers,
            Preview.Summary summary,
            Instant createdAt,
            String createdBy) {

        static View of(Preview preview) {
            return new View(
                    preview.id(),
                    preview.of(),
                    preview.baseVersion(),
                    preview.list().version(),
                    List.copyOf(preview.afresh()),
                    preview.summary(),
                    preview.createdAt(),
                    preview.createdBy());
        }
    }

    /** What changes for one person: now, after, because. */
    @Schema(name = "PreviewChange")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ChangeView(
            String userId,
            String userName,
            @Nullable String displayName,
            List<PreviewChange.Kind> kinds,
            PreviewChange.Side now,
            PreviewChange.Side after,
            List<String> gainsPermissions,
            List<String> losesPermissions,
            List<String> because) {

        static ChangeView of(Named named) {
            PreviewChange change = named.change();
            return new ChangeView(
                    change.userId().toString(),
                    named.userName(),
                    named.displayName(),
                    List.copyOf(change.kinds()),
                    change.now(),
                    change.after(),
                    change.gainsPermissions(),
                    change.losesPermissions(),
                    change.because());
        }
    }
}
