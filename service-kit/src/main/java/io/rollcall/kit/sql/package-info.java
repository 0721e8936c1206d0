/** Access to the service's database, always for one tenant. */
@NullMarked
package io.rollcall.kit.sql;

import org.jspecify.annotations.NullMarked;
