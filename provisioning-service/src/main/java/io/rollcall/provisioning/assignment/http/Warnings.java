package io.rollcall.provisioning.assignment.http;

import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.Grants;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Finding;
import io.rollcall.provisioning.setting.Setting;
import io.rollcall.provisioning.setting.SettingCatalogue;
import java.util.ArrayList;
import java.util.List;

/** What a list says that has no effect as long as nothing else changes. */
final class Warnings {

    private final Assignments.View source;
    private final SettingCatalogue catalogue;
    private final List<Finding> findings = new ArrayList<>();

    private Warnings(Assignments.View source, SettingCatalogue catalogue) {
        this.source = source;
        this.catalogue = catalogue;
    }

    static List<Finding> of(Assignments.View source, SettingCatalogue catalogue) {
        Warnings warnings = new Warnings(source, catalogue);
        RankedAssignments list = source.list();
        for (int i = 0; i < list.assignments().size(); i++) {
            warnings.add("assignments[" + i + "]", list.assignments().get(i).grants());
        }
        warnings.add("everyoneElse", list.everyoneElse());
        return warnings.findings;
    }

    private void add(String field, Grants grants) {
        int tenantWide = 0;
        for (var grant : grants.roles()) {
            String place = grant.workspace() == null ? ".roles[" + tenantWide++ + "]" : ".workspaces";
            RoleKey role = grant.role();
            warn(source.roles().contains(role), field + place, role + " is not a known role");
        }
        for (int i = 0; i < grants.seats().size(); i++) {
            SeatTypeKey seat = grants.seats().get(i);
            warn(source.seatTypes().contains(seat), field + ".seats[" + i + "]", seat + " is not a known seat type");
        }
        grants.settings().values().forEach((key, value) -> {
            Setting setting = catalogue.find(key);
            boolean hasEffect = setting == null
                    || !setting.needsSeat(value)
                    || grants.seats().contains(setting.seat());
            warn(hasEffect, field + ".settings." + key, "waits for a seat that the assignment does not give");
        });
    }

    private void warn(boolean fine, String field, String detail) {
        if (!fine) {
            findings.add(new Finding(field, detail));
        }
    }
}
