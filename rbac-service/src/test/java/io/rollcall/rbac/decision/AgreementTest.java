package io.rollcall.rbac.decision;

import static io.rollcall.rbac.RandomTenant.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.RandomTenant;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.explanation.AccessExplanation;
import io.rollcall.rbac.explanation.Explainer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Four ways to ask the same: a check, what a person may do, who may do it, and why. They say the same of any tenant. */
@QuarkusTest
class AgreementTest extends RbacTest {

    private final TenantId id = new TenantId(tenant);

    @Inject
    RandomTenant random;

    @Inject
    Catalogue catalogue;

    @Inject
    DecisionService decisions;

    @Inject
    HolderSearch holders;

    @Inject
    Explainer explainer;

    @RepeatedTest(8)
    void all_ways_to_ask_agree(RepetitionInfo run) {
        // Given
        var seed = new Random(run.getCurrentRepetition());
        random.fill(id, seed);
        @Nullable String place = RandomTenant.PLACES.get(seed.nextInt(RandomTenant.PLACES.size()));

        // When
        Map<String, List<Reason>> checks = checks(place);

        // Then
        assertThat(listed(place)).isEqualTo(allowed(checks));
        assertThat(held(place, 1 + seed.nextInt(4))).isEqualTo(allowed(checks));
        explained(checks, place, seed);
    }

    private Map<String, List<Reason>> checks(@Nullable String place) {
        Map<String, List<Reason>> reasons = new TreeMap<>();
        for (CataloguePermission permission : catalogue.tree().permissions()) {
            List<Question> questions = new ArrayList<>();
            for (int number = 0; number < RandomTenant.PEOPLE; number++) {
                questions.add(new Question(
                        RandomTenant.user(number).toString(), permission.key().value(), place));
            }
            reasons.put(
                    permission.key().value(),
                    await(decisions.check(id, questions)).stream()
                            .map(Decision::reason)
                            .toList());
        }
        return reasons;
    }

    private static Map<String, Set<UserId>> allowed(Map<String, List<Reason>> checks) {
        Map<String, Set<UserId>> allowed = new TreeMap<>();
        checks.forEach((permission, reasons) -> {
            for (int number = 0; number < reasons.size(); number++) {
                if (reasons.get(number) == Reason.ALLOWED) {
                    add(allowed, permission, RandomTenant.user(number));
                }
            }
        });
        return allowed;
    }

    private Map<String, Set<UserId>> listed(@Nullable String place) {
        Map<String, Set<UserId>> listed = new TreeMap<>();
        for (int number = 0; number < RandomTenant.PEOPLE; number++) {
            UserId user = RandomTenant.user(number);
            await(decisions.permissions(id, user.toString(), place))
                    .orElseThrow()
                    .permissions()
                    .forEach(permission -> add(listed, permission, user));
        }
        return listed;
    }

    /** Some at a time, so that the pages are put together as well. */
    private Map<String, Set<UserId>> held(@Nullable String place, int limit) {
        Map<String, Set<UserId>> held = new TreeMap<>();
        for (int index = 0; index < catalogue.tree().permissions().size(); index++) {
            String permission = catalogue.tree().permissions().get(index).key().value();
            UserId after = null;
            do {
                Holders page = await(holders.find(id, index, place, after, limit));
                assertThat(page.people()).hasSizeLessThanOrEqualTo(limit);
                page.people().forEach(holder -> add(held, permission, holder.user()));
                after = page.next();
            } while (after != null);
        }
        return held;
    }

    private void explained(Map<String, List<Reason>> checks, @Nullable String place, Random seed) {
        List<CataloguePermission> all = catalogue.tree().permissions();
        for (int number = 0; number < RandomTenant.PEOPLE; number++) {
            int index = seed.nextInt(all.size());
            AccessExplanation why = await(
                            explainer.explain(id, RandomTenant.user(number).toString(), index, place))
                    .orElseThrow();
            Reason reason =
                    checks.getOrDefault(all.get(index).key().value(), List.of()).get(number);
            assertThat(why.reason()).isEqualTo(reason);
            if (why.active() && why.moduleEnabled()) {
                boolean given = why.roles().stream().anyMatch(AccessExplanation.Share::gives);
                assertThat(given).isEqualTo(reason != Reason.NO_PERMISSION);
            }
            assertThat(why.roles())
                    .filteredOn(AccessExplanation.Share::counts)
                    .allSatisfy(share -> assertThat(share.gives())
                            .isEqualTo(
                                    Boolean.TRUE.equals(share.chain().getLast().granted())));
        }
    }

    private static void add(Map<String, Set<UserId>> all, String permission, UserId user) {
        all.computeIfAbsent(permission, any -> new TreeSet<>(java.util.Comparator.comparing(UserId::toString)))
                .add(user);
    }
}
