/**
 * Pages of the reference that are generated from the sources or compared with them. Depends on
 * {@code problem}.
 */
package org.whalemountain.api.docs;
