/** Reads the catalogue from the vendor's YAML file. */
@NullMarked
package io.rollcall.rbac.catalogue.yaml;

import org.jspecify.annotations.NullMarked;
