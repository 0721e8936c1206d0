/** Explanations over HTTP. */
@NullMarked
package io.rollcall.rbac.explanation.http;

import org.jspecify.annotations.NullMarked;
