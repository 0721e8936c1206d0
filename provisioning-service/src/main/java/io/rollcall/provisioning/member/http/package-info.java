/** Member: the REST adapter. */
@NullMarked
package io.rollcall.provisioning.member.http;

import org.jspecify.annotations.NullMarked;
