/** What rbac-service tells services that decide locally. */
@NullMarked
package io.rollcall.rbac.snapshot;

import org.jspecify.annotations.NullMarked;
