package io.rollcall.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserDeactivated.Reason;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.account.AccountState.Active;
import io.rollcall.provisioning.account.AccountState.Deactivated;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {

    private final People ann = People.named(new TenantId("acme"), new UserId(new UUID(0, 1)), "ann@acme.example");
    private final DirectoryUserEvent created = ann.created();
    private final Account account = Account.open(created);

    @Test
    void anAccountOpensActive() {
        assertThat(account.state()).isEqualTo(new Active(created.occurredAt()));
        assertThat(account.profile().title()).isEqualTo("Recruiter");
        assertThat(account.profile().givenName()).isEqualTo("Ann");
    }

    @Test
    void aDeactivationKeepsWhenAndWhy() {
        // Given
        var event = ann.deactivated();

        // When
        Account next = account.observe(event);

        // Then
        assertThat(next.state()).isEqualTo(new Deactivated(Reason.IDP_DEACTIVATED, event.occurredAt()));
    }

    @Test
    void aDeletionAfterADeactivationKeepsSinceWhen() {
        // Given
        var deactivated = ann.deactivated();
        Account gone = account.observe(deactivated);

        // When
        Account next = gone.observe(ann.deleted());

        // Then
        assertThat(next.state()).isEqualTo(new Deactivated(Reason.IDP_DELETED, deactivated.occurredAt()));
    }

    @Test
    void aReturnIsOnTheSameAccount() {
        // Given
        Account gone = account.observe(ann.deleted());
        var event = ann.returned();

        // When
        Account next = gone.observe(event);

        // Then
        assertThat(next.state()).isEqualTo(new Active(event.occurredAt()));
        assertThat(next.createdAt()).isEqualTo(account.createdAt());
    }

    @Test
    void anAttributeChangeLeavesTheStateAlone() {
        // Given
        var event = ann.renamed("Ann Roe");

        // When
        Account next = account.observe(event);

        // Then
        assertThat(next.state()).isEqualTo(account.state());
        assertThat(next.profile().displayName()).isEqualTo("Ann Roe");
        assertThat(next.directoryVersion()).isEqualTo(2);
    }

    @Test
    void onlyAHigherVersionIsNewer() {
        // Given
        var renamed = ann.renamed("Ann Roe");

        // When
        Account next = account.observe(renamed);

        // Then
        assertThat(account.isNewer(renamed)).isTrue();
        assertThat(next.isNewer(renamed)).isFalse();
    }
}
