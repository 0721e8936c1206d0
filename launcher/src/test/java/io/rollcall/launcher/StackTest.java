package io.rollcall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackTest {
    private static final Path HOME = Path.of("..");

    private final List<String> said = new CopyOnWriteArrayList<>();
    private Path directory = HOME;
    private Stack stack;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        stack = startOver(directory);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    private Stack startOver(Path data) throws Exception {
        return Stack.start(
                StackOptions.infrastructure(HOME, data, FreePorts.block().base()), said::add);
    }

    @Test
    void killedProcessesComeBack() {
        stack.kill("kafka");
        stack.kill("postgres");

        stack.awaitRestarts("kafka", 1, Duration.ofSeconds(90));
        stack.awaitRestarts("postgres", 1, Duration.ofSeconds(90));
        assertThat(stack.restarts("keycloak")).isZero();
    }

    @Test
    void closingLeavesNoProcess() throws Exception {
        var processes = stack.processes().stream()
                .map(name -> ProcessHandle.of(stack.pid(name)).orElseThrow())
                .toList();

        stack.close();

        assertThat(processes).hasSize(3).noneMatch(ProcessHandle::isAlive);
        assertThat(LeftOvers.find(new StackPaths(directory))).isEmpty();
        stack = startOver(directory);
    }

    @Test
    void serviceTokensNameRoleAndAudience() {
        var file = stack.describe();

        var token = new TokenClient(HttpClient.newHttpClient(), file.oidc().tokenEndpoint()).forClient(file.service());

        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(claims).contains("\"roles\":[\"service\"]").contains("\"aud\":\"rollcall\"");
    }
}
