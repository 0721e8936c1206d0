package io.rollcall.kit.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.DirectoryUser;
import io.rollcall.events.DirectoryUserCreated;
import io.rollcall.events.GroupId;
import io.rollcall.events.SeatReleased;
import io.rollcall.events.TenantId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventReflectionTest {

    @Test
    void findsWhatPayloadsAreMadeOf() {
        // When
        Set<Class<?>> types = EventReflection.payloadTypes();

        // Then
        assertThat(types)
                .contains(
                        DirectoryUserCreated.class,
                        DirectoryUser.class,
                        SeatReleased.class,
                        TenantId.class,
                        GroupId.class);
    }
}
