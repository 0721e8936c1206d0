/** Setting: the REST adapter. */
@NullMarked
package io.rollcall.provisioning.setting.http;

import org.jspecify.annotations.NullMarked;
