package io.rollcall.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.ServiceModule;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppCopyTest {
    @TempDir
    private Path home;

    private Path built = Path.of("");

    @BeforeEach
    void build() throws Exception {
        built = AppCopy.builtApp(home, ServiceModule.GATEWAY);
        Files.createDirectories(built.resolve("lib/main"));
        Files.createDirectories(built.resolve("app"));
        Files.writeString(built.resolve("quarkus-run.jar"), "run");
        Files.writeString(built.resolve("lib/main/vertx.jar"), "library");
        Files.writeString(built.resolve("app/gateway.jar"), "first");
    }

    @Test
    void aRunningStackKeepsItsClassesWhenTheBuildWritesNewOnes() throws Exception {
        AppCopy.refresh(home, ServiceModule.GATEWAY, home.resolve("apps"));

        Files.writeString(built.resolve("app/gateway.jar"), "second");

        assertThat(home.resolve("apps/scim-gateway/app/gateway.jar")).hasContent("first");
        assertThat(home.resolve("apps/scim-gateway/lib/main/vertx.jar")).hasContent("library");
    }

    @Test
    void theNextStartTakesTheNewBuildAndNothingOfTheOld() throws Exception {
        AppCopy.refresh(home, ServiceModule.GATEWAY, home.resolve("apps"));
        Files.move(built.resolve("app/gateway.jar"), built.resolve("app/renamed.jar"));

        AppCopy.refresh(home, ServiceModule.GATEWAY, home.resolve("apps"));

        assertThat(home.resolve("apps/scim-gateway/app"))
                .isDirectoryNotContaining("glob:**/gateway.jar")
                .isDirectoryContaining("glob:**/renamed.jar");
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() {
        assertThatThrownBy(() -> AppCopy.refresh(home, ServiceModule.RBAC, home.resolve("apps")))
                .isInstanceOf(LauncherException.class)
                .hasMessageStartingWith("rbac-service is not built");
    }
}
