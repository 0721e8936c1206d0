/** What the vendor's product can do: modules, their features, and the permissions to use them. */
@NullMarked
package io.rollcall.rbac.catalogue;

import org.jspecify.annotations.NullMarked;
