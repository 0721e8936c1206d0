/** Reports over HTTP. */
@NullMarked
package io.rollcall.license.usage.http;

import org.jspecify.annotations.NullMarked;
