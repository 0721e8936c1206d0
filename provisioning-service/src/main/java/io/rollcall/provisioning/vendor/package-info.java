/** What the vendor sees across tenants. */
@NullMarked
package io.rollcall.provisioning.vendor;

import org.jspecify.annotations.NullMarked;
