/** Local people: the REST adapter. */
@NullMarked
package io.rollcall.provisioning.local.http;

import org.jspecify.annotations.NullMarked;
