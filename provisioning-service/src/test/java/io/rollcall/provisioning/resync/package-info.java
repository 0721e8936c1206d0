/** Tests of resyncs. */
@NullMarked
package io.rollcall.provisioning.resync;

import org.jspecify.annotations.NullMarked;
