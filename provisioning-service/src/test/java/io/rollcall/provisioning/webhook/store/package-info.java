@NullMarked
package io.rollcall.provisioning.webhook.store;

import org.jspecify.annotations.NullMarked;
