package io.rollcall.scim.schema;

import static io.rollcall.scim.schema.AttributeBuilder.complex;
import static io.rollcall.scim.schema.AttributeBuilder.reference;
import static io.rollcall.scim.schema.AttributeBuilder.string;

import java.util.List;

/** The enterprise extension of User (RFC 7643 section 4.3). */
final class EnterpriseUserSchema {
    static final Schema SCHEMA =
            new Schema(Schemas.ENTERPRISE_USER, "EnterpriseUser", "A person in an organisation", attributes());

    private EnterpriseUserSchema() {}

    private static List<AttributeDefinition> attributes() {
        return List.of(
                string("employeeNumber", "Number or code of the employee.").build(),
                string("costCenter", "Cost centre.").build(),
                string("organization", "Organisation.").build(),
                string("division", "Division.").build(),
                string("department", "Department.").build(),
                complex(
                                "manager",
                                "The person's manager.",
                                string("value", "Id of the manager.")
                                        .caseExact()
                                        .build(),
                                reference("$ref", "URI of the manager.", "User").build(),
                                string("displayName", "Name of the manager.")
                                        .readOnly()
                                        .build())
                        .build());
    }
}
