/** Why somebody has what they have: from what the directory said to what came of it. */
@NullMarked
package io.rollcall.provisioning.explanation;

import org.jspecify.annotations.NullMarked;
