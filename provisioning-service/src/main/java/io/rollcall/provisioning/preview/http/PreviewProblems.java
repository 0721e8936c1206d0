package io.rollcall.provisioning.preview.http;

import io.rollcall.kit.http.ProblemException;
import io.rollcall.provisioning.preview.Preview;
import io.rollcall.provisioning.preview.Previews;
import io.rollcall.provisioning.preview.Previews.Outcome;
import java.util.Map;
import java.util.Set;

/** What came of a preview when it is not what was asked for. */
final class PreviewProblems {

    private PreviewProblems() {}

    static <T> T refuse(Outcome outcome) {
        throw switch (outcome) {
            case Previews.Missing() -> missing();
            case Previews.GoneWorkspaces(Set<String> keys) ->
                new ProblemException(
                        409,
                        "workspace-archived",
                        "The list names workspaces that are not there any more",
                        "Take these workspaces out of it: " + String.join(", ", keys) + ".",
                        Map.of("workspaces", keys));
            case Previews.Stale(Preview now) ->
                new ProblemException(
                        409,
                        "preview-stale",
                        "Something else would happen by now",
                        "Since the preview people, seats or the assignments changed. Look at the new preview and apply that.",
                        Map.of("preview", PreviewDocument.View.of(now)));
            case Previews.LockedOut(Preview preview) ->
                new ProblemException(
                        409,
                        "lock-out",
                        "Nobody would be left who may administer the tenant",
                        "After this change no active member would be an admin.",
                        Map.of("preview", PreviewDocument.View.of(preview)));
            case Previews.Looked(Preview ignored) -> unexpected(outcome);
            case Previews.Applied ignored -> unexpected(outcome);
        };
    }

    private static IllegalStateException unexpected(Outcome outcome) {
        return new IllegalStateException("no refusal: " + outcome);
    }

    static ProblemException missing() {
        return ProblemException.notFound("There is no such draft, version or preview.");
    }
}
