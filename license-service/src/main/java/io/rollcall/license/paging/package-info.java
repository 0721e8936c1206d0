/** Lists page by page. */
@NullMarked
package io.rollcall.license.paging;

import org.jspecify.annotations.NullMarked;
