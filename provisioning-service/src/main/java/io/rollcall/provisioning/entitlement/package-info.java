/** What a person should have, as decided by the tenant's assignments. */
@NullMarked
package io.rollcall.provisioning.entitlement;

import org.jspecify.annotations.NullMarked;
