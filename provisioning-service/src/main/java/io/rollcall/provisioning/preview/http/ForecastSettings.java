package io.rollcall.provisioning.preview.http;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the services are that previews ask, and how long a preview waits for them. */
@Singleton
class ForecastSettings {

    final String rbacUrl;
    final String licenseUrl;
    final Duration timeout;

    ForecastSettings(
            @ConfigProperty(name = "rollcall.rbac.url") String rbacUrl,
            @ConfigProperty(name = "rollcall.license.url") String licenseUrl,
            @ConfigProperty(name = "rollcall.forecast.timeout") Duration timeout) {
        this.rbacUrl = rbacUrl;
        this.licenseUrl = licenseUrl;
        this.timeout = timeout;
    }
}
