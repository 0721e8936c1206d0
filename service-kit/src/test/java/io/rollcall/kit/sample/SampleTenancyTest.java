package io.rollcall.kit.sample;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.kit.testing.TenancyContract;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SampleService
class SampleTenancyTest extends TenancyContract {

    @Test
    void theContractFindsATableThatWasForgotten() {
        // Given
        SampleDatabase.asOwner("CREATE TABLE forgotten (tenant_id text NOT NULL)");
        try {
            // When
            assertThatThrownBy(this::everyTableForcesRowLevelSecurity)

                    // Then
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("forgotten");
        } finally {
            SampleDatabase.asOwner("DROP TABLE forgotten");
        }
    }

    @Test
    void theContractFindsAPolicyThatIsOpenToEveryone() {
        // Given
        SampleDatabase.asOwner("CREATE POLICY generous ON label USING (true)");
        try {
            // When
            assertThatThrownBy(this::everyTableHasAPolicyThatIsBoundToTheTenant)

                    // Then
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("label");
        } finally {
            SampleDatabase.asOwner("DROP POLICY generous ON label");
        }
    }
}
