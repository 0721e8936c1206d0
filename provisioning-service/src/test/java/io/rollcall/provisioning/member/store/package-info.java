/** Tests of how members are stored. */
@NullMarked
package io.rollcall.provisioning.member.store;

import org.jspecify.annotations.NullMarked;
