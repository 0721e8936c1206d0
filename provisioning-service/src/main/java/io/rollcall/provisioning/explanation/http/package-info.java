/** Explanation: the HTTP adapter. */
@NullMarked
package io.rollcall.provisioning.explanation.http;

import org.jspecify.annotations.NullMarked;
