package io.rollcall.kit.sql;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The pool of the app role. It gives a connection up over which nothing came for long: a server whose machine or network
 * is gone would otherwise be waited for by everybody who was lent one, until none is left.
 */
@Singleton
class DatabasePool implements PgPoolCreator {

    private final int answerTimeoutSeconds;

    DatabasePool(@ConfigProperty(name = "rollcall.database.answer-timeout-seconds") int answerTimeoutSeconds) {
        this.answerTimeoutSeconds = answerTimeoutSeconds;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList()
                .forEach(server -> server.setTcpKeepAlive(true)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setReadIdleTimeout(answerTimeoutSeconds));
        List<SqlConnectOptions> servers = List.copyOf(input.pgConnectOptionsList());
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(servers)
                .using(input.vertx())
                .build();
    }
}
