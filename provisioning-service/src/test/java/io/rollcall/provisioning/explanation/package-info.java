/** Explanations over the running service. */
@NullMarked
package io.rollcall.provisioning.explanation;

import org.jspecify.annotations.NullMarked;
