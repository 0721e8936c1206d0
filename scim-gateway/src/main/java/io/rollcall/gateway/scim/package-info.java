/** What users and groups have in common: who calls, preconditions, list queries. */
@NullMarked
package io.rollcall.gateway.scim;

import org.jspecify.annotations.NullMarked;
