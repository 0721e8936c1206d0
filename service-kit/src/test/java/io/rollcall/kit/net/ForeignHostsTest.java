package io.rollcall.kit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.kit.net.ForeignHosts.RefusedHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignHostsTest {

    private final ForeignHosts hosts = new ForeignHosts(List.of("LocalHost"));

    /** All ways to write an address of the own network that a resolver understands; a name that nobody has sounds alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "169.254.169.254",
                "[fd00:ec2::254]",
                "[64:ff9b::a9fe:a9fe]",
                "0",
                "ip6-localhost.invalid"
            })
    void the_own_network_is_refused(String host) {
        assertThatThrownBy(() -> hosts.resolve(host))
                .isInstanceOf(RefusedHostException.class)
                .hasMessage("The host " + host + " is not known on the public Internet.");
    }

    @Test
    void a_host_that_is_allowed_is_resolved() throws RefusedHostException {
        assertThat(hosts.resolve("localhost").isLoopbackAddress()).isTrue();
    }

    @Test
    void an_address_that_is_public_is_taken_as_it_is() throws RefusedHostException {
        assertThat(hosts.resolve("8.8.8.8").getHostAddress()).isEqualTo("8.8.8.8");
    }
}
