/** What services count and time for their operators. Depends on {@code container}. */
package org.whalemountain.api.meter;
