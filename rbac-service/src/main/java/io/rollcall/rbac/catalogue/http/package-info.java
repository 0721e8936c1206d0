/** Shows the catalogue. */
@NullMarked
package io.rollcall.rbac.catalogue.http;

import org.jspecify.annotations.NullMarked;
