package io.rollcall.benchmarks.jmh;

import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.client.Freshness;
import io.rollcall.rbac.client.LocalDecisions;
import io.rollcall.rbac.client.Replica;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.casbin.jcasbin.main.CachedEnforcer;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A local check of rbac-client beside jCasbin on the same people, groups, roles and questions. jCasbin's cache answers
 * what was asked before; ours has nothing but the people and roles, and still hears of changes. Before anything is
 * measured, all three must have given the same answers to all questions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class LocalCheckBenchmark {

    private static final int QUESTIONS = 1_024;
    private static final String MODEL = """
            [request_definition]
            r = sub, obj
            [policy_definition]
            p = sub, obj
            [role_definition]
            g = _, _
            [policy_effect]
            e = some(where (p.eft == allow))
            [matchers]
            m = r.obj == p.obj && g(r.sub, p.sub)
            """;

    private final UserId[] users = new UserId[QUESTIONS];
    private final String[] subjects = new String[QUESTIONS];
    private final String[] permissions = new String[QUESTIONS];
    private final AccessModel model = new AccessModel();
    private final LocalDecisions client = loaded(model);
    private final Enforcer casbin = fill(new Enforcer(rules()), model);
    private final CachedEnforcer casbinCached = fill(new CachedEnforcer(rules()), model);
    private int next;

    @Setup(Level.Trial)
    public void ask() {
        var random = new Random(2);
        for (int i = 0; i < QUESTIONS; i++) {
            users[i] = AccessModel.user(random.nextInt(AccessModel.PEOPLE));
            subjects[i] = users[i].toString();
            permissions[i] = model.permission(random.nextInt(model.permissions()));
        }
        assertSameAnswers();
    }

    private static LocalDecisions loaded(AccessModel model) {
        var freshness = new Freshness(Duration.ofHours(1));
        freshness.confirm(System.nanoTime());
        var client = new LocalDecisions(model, new Replica(AccessModel.PEOPLE), freshness, Clock.systemUTC());
        client.preload(AccessModel.TENANT);
        return client;
    }

    private static Model rules() {
        var rules = new Model();
        rules.loadModelFromText(MODEL);
        return rules;
    }

    private static <E extends Enforcer> E fill(E enforcer, AccessModel model) {
        enforcer.enableAutoBuildRoleLinks(false);
        List<List<String>> gives = new ArrayList<>();
        for (int role = 0; role < AccessModel.ROLES; role++) {
            for (int permission : model.permissionsOf(role)) {
                gives.add(List.of("role-" + role, model.permission(permission)));
            }
        }
        enforcer.addPolicies(gives);
        List<List<String>> links = new ArrayList<>();
        for (int group = 0; group < AccessModel.GROUPS; group++) {
            for (int role : model.rolesOf(group)) {
                links.add(List.of("group-" + group, "role-" + role));
            }
        }
        for (int person = 0; person < AccessModel.PEOPLE; person++) {
            for (int group : model.groupsOf(person)) {
                links.add(List.of(AccessModel.user(person).toString(), "group-" + group));
            }
        }
        enforcer.addGroupingPolicies(links);
        enforcer.buildRoleLinks();
        return enforcer;
    }

    private void assertSameAnswers() {
        int allowed = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            boolean ours = client.check(AccessModel.TENANT, users[i], permissions[i], null)
                    .allowed();
            if (ours != casbin.enforce(subjects[i], permissions[i])
                    || ours != casbinCached.enforce(subjects[i], permissions[i])) {
                throw new IllegalStateException("different answers for " + subjects[i] + " " + permissions[i]);
            }
            allowed += ours ? 1 : 0;
        }
        if (allowed == 0 || allowed == QUESTIONS) {
            throw new IllegalStateException("all answers are the same: " + allowed);
        }
    }

    private int next() {
        next = (next + 1) & (QUESTIONS - 1);
        return next;
    }

    @Benchmark
    public Decision rbacClient() {
        int i = next();
        return client.check(AccessModel.TENANT, users[i], permissions[i], null);
    }

    @Benchmark
    public boolean jcasbin() {
        int i = next();
        return casbin.enforce(subjects[i], permissions[i]);
    }

    @Benchmark
    public boolean jcasbinCached() {
        int i = next();
        return casbinCached.enforce(subjects[i], permissions[i]);
    }
}
