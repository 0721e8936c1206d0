/** Webhooks in the admin API, and their delivery over HTTP. */
@NullMarked
package io.rollcall.provisioning.webhook.http;

import org.jspecify.annotations.NullMarked;
