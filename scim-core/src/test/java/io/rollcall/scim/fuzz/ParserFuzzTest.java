package io.rollcall.scim.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.bulk.BulkRequest;
import io.rollcall.scim.bulk.BulkSchedule;
import io.rollcall.scim.bulk.BulkStep;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.IdentityProvider;
import io.rollcall.scim.dialect.IdentityProviders;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterEvaluator;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.path.TargetPath;
import io.rollcall.scim.resource.ResourceNormaliser;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;

/**
 * Whatever a client sends, it is read or refused with a SCIM error. The build replays the inputs in resources, which
 * include everything that fuzzing has found; CONTRIBUTING.md says how to look for more.
 */
class ParserFuzzTest {
    private static final List<Dialect> DIALECTS = List.of(Dialect.strict(), Dialect.lenient(), Dialect.entra());
    private static final List<ResourceType> TYPES = List.of(Schemas.userType(), Schemas.groupType());
    private static final int MAX_BULK_OPERATIONS = 100;
    private static final String PERSON = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"1","userName":"ann","active":true,
             "name":{"givenName":"Ann"},"emails":[{"value":"a@b","type":"work","primary":true},{"value":"c@d"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"x","manager":{"value":"m"}}}
            """;

    @Tag("RFC-7644-3.4.2.2")
    @FuzzTest(maxDuration = "45s")
    void filters_of_any_text(byte[] input) {
        String text = text(input);
        for (Dialect dialect : DIALECTS) {
            try {
                Filter filter = Filter.parse(text, dialect);
                assertThat(Filter.parse(Filter.print(filter), Dialect.strict())).isEqualTo(filter);
                FilterEvaluator evaluator = new FilterEvaluator(Schemas.userType(), dialect);
                evaluator.check(filter);
                evaluator.matches(filter, person());
            } catch (ScimException refused) {
                checkRefusal(refused);
            }
        }
    }

    @Tag("RFC-7644-3.5.2")
    @FuzzTest(maxDuration = "45s")
    void paths_of_any_text(byte[] input) {
        String text = text(input);
        for (Dialect dialect : DIALECTS) {
            try {
                TargetPath.parse(text, dialect);
            } catch (ScimException refused) {
                checkRefusal(refused);
            }
        }
    }

    @Tag("RFC-7644-3.5.2")
    @FuzzTest(maxDuration = "45s")
    void patches_of_any_body(byte[] input) {
        for (IdentityProvider provider : IdentityProviders.all()) {
            for (ResourceType type : TYPES) {
                try {
                    ObjectNode body = ScimJson.standard().readObject(input);
                    IdentityProviders.recognisePatch(body);
                    PatchRequest patch = PatchRequest.parse(provider.patch(body), type, provider.dialect());
                    ObjectNode before = person();
                    PatchResult result = patch.apply(before);
                    assertThat(before).isEqualTo(person());
                    ScimJson.standard().readObject(ScimJson.standard().write(result.resource()));
                } catch (ScimException refused) {
                    checkRefusal(refused);
                }
            }
        }
    }

    @Tag("RFC-7644-3.3")
    @FuzzTest(maxDuration = "45s")
    void resources_of_any_body(byte[] input) {
        for (IdentityProvider provider : IdentityProviders.all()) {
            for (ResourceType type : TYPES) {
                try {
                    ObjectNode body = ScimJson.standard().readObject(input);
                    IdentityProviders.recogniseResource(body);
                    ResourceNormaliser normaliser = new ResourceNormaliser(type, provider.dialect());
                    ObjectNode once = normaliser.create(provider.resource(body)).resource();
                    assertThat(normaliser.create(once.deepCopy()).resource()).isEqualTo(once);
                    SearchRequest.ofBody(ScimJson.standard().readObject(input));
                } catch (ScimException refused) {
                    checkRefusal(refused);
                }
            }
        }
    }

    @Tag("RFC-7644-3.7")
    @FuzzTest(maxDuration = "45s")
    void bulk_requests_of_any_body(byte[] input) {
        for (Dialect dialect : DIALECTS) {
            try {
                ObjectNode body = ScimJson.standard().readObject(input);
                BulkRequest request = BulkRequest.parse(body, dialect, MAX_BULK_OPERATIONS);
                carryOut(request, new Random(Arrays.hashCode(input)));
                assertThat(body).isEqualTo(ScimJson.standard().readObject(input));
            } catch (ScimException refused) {
                checkRefusal(refused);
            }
        }
    }

    /** Every request comes to an end, whichever of its operations fail. */
    private static void carryOut(BulkRequest request, Random outcomes) {
        BulkSchedule schedule = new BulkSchedule(request);
        int rounds = 0;
        List<BulkStep> steps = schedule.next(3);
        while (!steps.isEmpty()) {
            // At most: begun, completed, undone
            assertThat(++rounds).isLessThanOrEqualTo(3 * request.operations().size());
            steps.forEach(step -> answer(schedule, step, outcomes.nextInt(4) > 0));
            steps = schedule.next(3);
        }
        assertThat(schedule.finished()).isTrue();
    }

    private static void answer(BulkSchedule schedule, BulkStep step, boolean success) {
        switch (step) {
            case BulkStep.Run(var index, var operation) -> answer(schedule, index, success);
            case BulkStep.Complete(var index, var endpoint, var id, var patch) -> answer(schedule, index, success);
            case BulkStep.Undo(var index, var endpoint, var id, var reason) -> schedule.failed(index, reason);
            case BulkStep.Refuse(var index, var reason) -> checkRefusal(reason);
        }
    }

    private static void answer(BulkSchedule schedule, int index, boolean success) {
        if (success) {
            schedule.succeeded(index, "id-" + index);
        } else {
            schedule.failed(index, ScimException.badRequest(ScimType.INVALID_VALUE, "no"));
        }
    }

    private static void checkRefusal(ScimException refused) {
        assertThat(refused.error().status()).isBetween(400, 499);
        assertThat(refused.error().detail()).isNotBlank();
    }

    private static ObjectNode person() {
        return ScimJson.standard().readObject(PERSON);
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
