/** Small and random catalogues, roles and people for tests. */
@NullMarked
package io.rollcall.rbac.testing;

import org.jspecify.annotations.NullMarked;
