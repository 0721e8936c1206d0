/** Reevaluation: the REST adapter. */
@NullMarked
package io.rollcall.provisioning.reevaluation.http;

import org.jspecify.annotations.NullMarked;
