/** Who did what to whom and why, written down once and for all, and what people had at any time. */
@NullMarked
package io.rollcall.provisioning.audit;

import org.jspecify.annotations.NullMarked;
