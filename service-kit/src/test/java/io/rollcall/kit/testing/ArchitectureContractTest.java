package io.rollcall.kit.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule finds the class that was written to break it. */
class ArchitectureContractTest {

    private static final String FIXTURE = "io.rollcall.kit.testing.fixture";

    private final Broken broken = new Broken();

    @TestFactory
    Iterable<DynamicTest> everyRuleFindsItsBreach() {
        Map<String, ThrowingCallable> rules = Map.of(
                "Tuple", broken::featuresKnowNoTechnology,
                "Orders.parameters", broken::sqlIsOnlyInStores,
                "OrderStore", broken::adaptersDoNotKnowEachOther,
                "OrderConsumer.consume", broken::consumersKeepTheirThread,
                "OrderPage.count", broken::everyEndpointSaysWhoMayCallIt,
                "Instant.now", broken::timeIsInjected,
                "System.out", broken::nothingBlocksOrPrints);
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        "finds " + rule.getKey(),
                        () -> assertThatThrownBy(rule.getValue())
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContaining(rule.getKey())))::iterator;
    }

    private static final class Broken extends ArchitectureContract {

        Broken() {
            super(FIXTURE, classes());
        }

        private static JavaClasses classes() {
            return new ClassFileImporter().importPackages(FIXTURE);
        }
    }
}
