package io.rollcall.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.patch.MemberOperation.AddMembers;
import io.rollcall.scim.patch.MemberOperation.RemoveAllMembers;
import io.rollcall.scim.patch.MemberOperation.RemoveMembers;
import io.rollcall.scim.patch.MemberOperation.ReplaceMembers;
import io.rollcall.scim.patch.MembershipDelta.Change;
import io.rollcall.scim.patch.MembershipDelta.Exactly;
import io.rollcall.scim.patch.MembershipDelta.Unchanged;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MembershipDeltaTest {
    @Provide
    Arbitrary<List<MemberOperation>> operations() {
        Arbitrary<List<String>> ids = members().map(List::copyOf);
        return Arbitraries.oneOf(
                        ids.map(AddMembers::new),
                        ids.map(RemoveMembers::new),
                        ids.map(ReplaceMembers::new),
                        Arbitraries.just(new RemoveAllMembers()))
                .list()
                .ofMaxSize(6)
                .map(List::copyOf);
    }

    @Provide
    Arbitrary<Set<String>> members() {
        return Arbitraries.of("a", "b", "c", "d").set();
    }

    @Property
    void comesToTheSameAsTheOperationsOneByOne(
            @ForAll("operations") List<MemberOperation> operations, @ForAll("members") Set<String> before) {
        Set<String> expected = oneByOne(operations, before);

        MembershipDelta delta = MembershipDelta.of(operations);

        assertThat(apply(delta, before)).isEqualTo(expected);
    }

    @Example
    void addingAndRemovingOneIdIsARemoval() {
        List<MemberOperation> operations = List.of(new AddMembers(List.of("a", "b")), new RemoveMembers(List.of("a")));

        MembershipDelta delta = MembershipDelta.of(operations);

        assertThat(delta).isEqualTo(new Change(List.of("b"), List.of("a")));
    }

    private static Set<String> oneByOne(List<MemberOperation> operations, Set<String> before) {
        Set<String> members = new HashSet<>(before);
        for (MemberOperation operation : operations) {
            switch (operation) {
                case AddMembers(List<String> ids) -> members.addAll(ids);
                case RemoveMembers(List<String> ids) -> ids.forEach(members::remove);
                case RemoveAllMembers() -> members.clear();
                case ReplaceMembers(List<String> ids) -> {
                    members.clear();
                    members.addAll(ids);
                }
            }
        }
        return members;
    }

    private static Set<String> apply(MembershipDelta delta, Set<String> before) {
        Set<String> members = new HashSet<>(before);
        switch (delta) {
            case Unchanged() -> {}
            case Change(List<String> add, List<String> remove) -> {
                assertThat(Collections.disjoint(add, remove)).isTrue();
                members.addAll(add);
                remove.forEach(members::remove);
            }
            case Exactly(List<String> ids) -> members = new HashSet<>(ids);
        }
        return members;
    }
}
