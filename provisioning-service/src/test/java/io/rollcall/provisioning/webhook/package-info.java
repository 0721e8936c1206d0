@NullMarked
package io.rollcall.provisioning.webhook;

import org.jspecify.annotations.NullMarked;
