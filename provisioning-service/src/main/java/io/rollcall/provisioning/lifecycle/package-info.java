/** One person with account, groups, entitlement and access, and the facts told about them. */
@NullMarked
package io.rollcall.provisioning.lifecycle;

import org.jspecify.annotations.NullMarked;
