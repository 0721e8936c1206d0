package io.rollcall.provisioning.audit;

import io.rollcall.events.AssignmentRef;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.DesiredSetting;
import io.rollcall.events.Entitlement;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.User;
import io.rollcall.events.UserAccessChanged;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserErased;
import io.rollcall.events.UserLifecycleEvent;
import io.rollcall.events.UserProvisioned;
import io.rollcall.events.UserReactivated;
import io.rollcall.events.UserUpdated;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.provisioning.audit.AccessFact.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What this service tells of accounts, and of what people are entitled to. */
final class LifecycleFacts {

    private LifecycleFacts() {}

    static List<AuditFact> of(UserLifecycleEvent event, ReceivedEvent received) {
        return switch (event) {
            case UserProvisioned it -> one(received, it, it.cause(), "got an account", List.of());
            case UserUpdated it -> isNews(it) ? one(received, it, it.cause(), updated(it), it.changes()) : List.of();
            case UserDeactivated it -> one(received, it, it.cause(), lost(it.reason()), List.of());
            case UserReactivated it -> one(received, it, it.cause(), "may use the product again", List.of());
            case UserErased it -> one(received, it, it.cause(), "was erased: no personal value is left", List.of());
            case UserAccessChanged ignored -> List.of();
        };
    }

    /**
     * What the directory changed of an active person is told by the directory. Of others it may move the account, as from
     * suspended to deactivated.
     */
    private static boolean isNews(UserUpdated event) {
        return event.cause().kind() != Cause.Kind.EVENT
                || event.user().status() != User.Status.ACTIVE
                || event.changes().stream().anyMatch(it -> it.attribute().equals("assignment"));
    }

    private static String updated(UserUpdated event) {
        String status = event.user().status().name().toLowerCase(Locale.ROOT);
        List<AttributeChange> changes = event.changes();
        return changes.isEmpty() ? "is " + status : "has other values: " + Words.attributes(changes);
    }

    private static String lost(UserDeactivated.Reason reason) {
        return switch (reason) {
            case IDP_DEACTIVATED -> "may no longer use the product: deactivated in the directory";
            case IDP_DELETED -> "may no longer use the product: deleted in the directory";
            case ADMIN_REMOVED -> "may no longer use the product: removed by an admin";
            case ADMIN_SUSPENDED -> "may not use the product for now: suspended by an admin";
            case LINKED -> "may no longer use the product by this account: linked with another";
        };
    }

    private static List<AuditFact> one(
            ReceivedEvent received,
            UserLifecycleEvent event,
            Cause cause,
            String sentence,
            List<AttributeChange> changes) {
        User user = event.user();
        return List.of(Facts.told(received, cause)
                .about(user.id())
                .saying(sentence)
                .with(changes)
                .with(new AccessFact(
                        Aspect.STATUS, user.version(), user.status().name())));
    }

    static AuditFact of(EntitlementChanged event, AuditFact told) {
        Entitlement entitlement = event.entitlement();
        return told.about(entitlement.id()).saying(entitled(entitlement));
    }

    private static String entitled(Entitlement entitlement) {
        if (!entitlement.active()) {
            return "is entitled to nothing, as the account is not active";
        }
        AssignmentRef rule = entitlement.assignment();
        String by = rule == null
                ? "as everyone else"
                : "by the assignment \"%s\" (version %d)".formatted(rule.name(), rule.version());
        List<String> parts = new ArrayList<>();
        if (!entitlement.roles().isEmpty()) {
            parts.add("roles " + Words.grants(entitlement.roles()));
        }
        if (!entitlement.seats().isEmpty()) {
            parts.add("seats "
                    + Words.list(
                            entitlement.seats().stream().map(SeatTypeKey::value).toList()));
        }
        List<DesiredSetting> settings = entitlement.settings();
        if (settings != null && !settings.isEmpty()) {
            parts.add("settings "
                    + Words.list(settings.stream().map(DesiredSetting::key).toList()));
        }
        return "is entitled %s to %s".formatted(by, parts.isEmpty() ? "nothing" : String.join("; ", parts));
    }
}
