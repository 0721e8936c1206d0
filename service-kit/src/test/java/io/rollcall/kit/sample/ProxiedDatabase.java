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

    private @Nullable FaultProxy proxy;

    @Override
    public Map<String, String> start() {
        try {
            proxy = FaultProxy.before(TestBackend.shared().postgresPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "quarkus.datasource.reactive.url",
                "vertx-reactive:postgresql://localhost:" + proxy.port() + "/" + DatabaseRoles.databaseOf("sample"));
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
