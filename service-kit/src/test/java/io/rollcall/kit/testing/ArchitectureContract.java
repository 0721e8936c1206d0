package io.rollcall.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

/**
 * How a service is built: features at the root, adapters in {@code http}, {@code kafka} and {@code store} below them.
 * Extend it with the service's root package.
 */
public abstract class ArchitectureContract {

    private static final String[] ADAPTERS = {"..http..", "..kafka..", "..store.."};
    /** All but the transaction itself, which passes from the consumer through the feature to the store. */
    private static final DescribedPredicate<JavaClass> SQL = resideInAnyPackage(
                    "java.sql..",
                    "io.vertx..sqlclient..",
                    "io.vertx.pgclient..",
                    "org.hibernate..",
                    "jakarta.persistence..",
                    "io.quarkus.hibernate..")
            .and(not(equivalentTo(SqlConnection.class)))
            .as("classes of SQL clients");

    private static final List<Class<? extends Annotation>> ACCESS =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class, Authenticated.class);

    private final String root;
    private final JavaClasses classes;

    protected ArchitectureContract(String rootPackage) {
        this(
                rootPackage,
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(rootPackage));
    }

    ArchitectureContract(String rootPackage, JavaClasses classes) {
        this.root = rootPackage;
        this.classes = classes;
    }

    @Test
    protected void featuresKnowNoTechnology() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ADAPTERS)
                .should()
                .dependOnClassesThat(SQL.or(resideInAnyPackage("jakarta.ws.rs..", "org.apache.kafka..")))
                .because("a feature's rules are read and tested without knowing how they are reached or stored"));
    }

    @Test
    protected void sqlIsOnlyInStores() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..store..")
                .should()
                .dependOnClassesThat(SQL)
                .because("whoever changes a table finds every statement about it in one place"));
    }

    @Test
    protected void adaptersDoNotKnowEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage("..http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + "..kafka..", root + "..store..")
                .because("an adapter that goes round the feature goes round its rules"));
        check(noClasses()
                .that()
                .resideInAPackage("..kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + "..http..", root + "..store..")
                .because("an adapter that goes round the feature goes round its rules"));
        check(noClasses()
                .that()
                .resideInAPackage("..store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + "..http..", root + "..kafka..")
                .because("a store is called; it calls nobody"));
    }

    @Test
    protected void featuresHaveNoCycles() {
        check(slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature in a cycle cannot be understood or changed alone"));
    }

    @Test
    protected void consumersKeepTheirThread() {
        check(noMethods()
                .that()
                .areAnnotatedWith(Incoming.class)
                .should()
                .beAnnotatedWith(RunOnVirtualThread.class)
                .because("virtual threads run the records of one partition at the same time, and so reorder them"));
    }

    @Test
    protected void everyEndpointSaysWhoMayCallIt() {
        check(methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(sayWhoMayCall())
                .because("an endpoint that says nothing is closed at run time, which is found out late"));
    }

    @Test
    protected void timeIsInjected() {
        check(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests set the clock"));
    }

    @Test
    protected void nothingBlocksOrPrints() {
        check(noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("requests share event loops, and output goes through the log"));
    }

    @Test
    protected void everyPackageIsNullMarked() {
        check(classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .because("NullAway only looks at packages that say so"));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return new ArchCondition<>("have an access annotation, or be in a class that has one") {
            @Override
            public void check(JavaMethod endpoint, ConditionEvents events) {
                JavaClass resource = endpoint.getOwner();
                boolean said = ACCESS.stream()
                        .anyMatch(access -> endpoint.isAnnotatedWith(access) || resource.isAnnotatedWith(access));
                events.add(new SimpleConditionEvent(endpoint, said, endpoint.getFullName() + " says nothing"));
            }
        };
    }
}
