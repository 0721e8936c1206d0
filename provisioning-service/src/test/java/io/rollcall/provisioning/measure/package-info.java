/** Measurements of the packaged service; run by hand, for figures and not for green or red. */
@NullMarked
package io.rollcall.provisioning.measure;

import org.jspecify.annotations.NullMarked;
