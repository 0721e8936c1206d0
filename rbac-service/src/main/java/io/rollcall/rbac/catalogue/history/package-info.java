/** Which catalogues this installation has run with. */
@NullMarked
package io.rollcall.rbac.catalogue.history;

import org.jspecify.annotations.NullMarked;
