/** Roles and seat types that exist, as rbac-service and license-service report them. */
@NullMarked
package io.rollcall.provisioning.catalogue;

import org.jspecify.annotations.NullMarked;
