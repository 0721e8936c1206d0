/** What a change of the assignments would do to everybody, before it is done. */
@NullMarked
package io.rollcall.provisioning.preview;

import org.jspecify.annotations.NullMarked;
