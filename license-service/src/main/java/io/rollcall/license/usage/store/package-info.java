/** Reports from PostgreSQL. */
@NullMarked
package io.rollcall.license.usage.store;

import org.jspecify.annotations.NullMarked;
