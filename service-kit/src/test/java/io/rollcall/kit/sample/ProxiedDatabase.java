package io.rollcall.kit.sample;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.rollcall.testing.DatabaseRoles;
import io.rollcall.testing.FaultProxy;
import io.rollcall.testing.TestBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a proxy between the sample service and its database, and hands it to the test. */
public final class ProxiedDatabase implements QuarkusTestResourceLifecycleManager {

    /** Init argument: after how many seconds a connection is given up over which nothing comes. */
    static final String ANSWER_TIMEOUT = "answer-timeout";

    private @Nullable FaultProxy proxy;
    private Map<String, String> settings = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        settings = initArgs;
    }

    @Override
    public Map<String, String> start() {
        try {
            proxy = FaultProxy.before(TestBackend.shared().postgresPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String server = "postgresql://localhost:" + proxy.port() + "/" + DatabaseRoles.databaseOf("sample");
        String timeout = settings.get(ANSWER_TIMEOUT);
        return timeout == null
                ? Map.of("quarkus.datasource.reactive.url", "vertx-reactive:" + server)
                : Map.of(
                        "quarkus.datasource.reactive.url", "vertx-reactive:" + server,
                        "quarkus.datasource.relay.jdbc.url", "jdbc:" + server,
                        "rollcall.database.answer-timeout-seconds", timeout);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(Objects.requireNonNull(proxy), new TestInjector.MatchesType(FaultProxy.class));
    }

    @Override
    public void stop() {
        try {
            if (proxy != null) {
                proxy.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
