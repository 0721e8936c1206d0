package io.rollcall.rbac.decision.http;

import io.rollcall.kit.http.ProblemException;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.decision.PolicyVersion;
import io.rollcall.rbac.decision.Question;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the bodies of checks, or says what is wrong with them. */
@ApplicationScoped
public class QuestionReader {

    static final int MAX_CHECKS = 1_000;
    private static final int MAX_USER = 1_000;
    private static final int MAX_SHOWN = 200;

    private final Catalogue catalogue;

    QuestionReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Question one(@Nullable QuestionBody body) {
        return question("", body);
    }

    List<Question> all(@Nullable BatchBody body) {
        if (body == null || body.checks() == null) {
            throw ProblemException.badRequest("checks is missing.");
        }
        List<@Nullable QuestionBody> checks = body.checks();
        if (checks.size() > MAX_CHECKS) {
            throw ProblemException.badRequest(
                    "A batch has at most " + MAX_CHECKS + " checks; these are " + checks.size() + ".");
        }
        List<Question> questions = new ArrayList<>(checks.size());
        for (int i = 0; i < checks.size(); i++) {
            questions.add(question("checks[" + i + "].", checks.get(i)));
        }
        return questions;
    }

    private Question question(String path, @Nullable QuestionBody body) {
        String user = body == null ? null : body.user();
        String permission = body == null ? null : body.permission();
        if (body == null || user == null || user.isEmpty()) {
            throw ProblemException.badRequest(path + "user is missing.");
        }
        if (user.length() > MAX_USER) {
            throw ProblemException.badRequest(path + "user is longer than " + MAX_USER + " characters.");
        }
        if (permission == null) {
            throw ProblemException.badRequest(path + "permission is missing.");
        }
        if (catalogue.tree().indexOf(permission) < 0) {
            throw unknown(path, permission);
        }
        return new Question(user, permission, body.workspace(), version(path, body.atLeast()));
    }

    /** The index of a permission, or a problem that names those most like it. */
    public int permission(String permission) {
        int index = catalogue.tree().indexOf(permission);
        if (index < 0) {
            throw unknown("", permission);
        }
        return index;
    }

    private static @Nullable String version(String path, @Nullable String atLeast) {
        try {
            if (atLeast != null) {
                PolicyVersion.read(atLeast);
            }
            return atLeast;
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(path + "atLeast is not the policyVersion of an answer.");
        }
    }

    private ProblemException unknown(String path, String permission) {
        List<String> similar = catalogue.tree().similarTo(permission);
        String shown = permission.length() <= MAX_SHOWN ? permission : permission.substring(0, MAX_SHOWN) + "...";
        String hint = similar.isEmpty() ? "" : " Did you mean " + String.join(", ", similar) + "?";
        return new ProblemException(
                400,
                "unknown-permission",
                "There is no such permission",
                path + "permission '" + shown + "' is not in the catalogue." + hint,
                Map.of("similar", similar));
    }
}
