/** People whom no directory has told of: who may be invited, and how a directory takes them over. */
@NullMarked
package io.rollcall.provisioning.local;

import org.jspecify.annotations.NullMarked;
