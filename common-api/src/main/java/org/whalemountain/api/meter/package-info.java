/** What services count and time for their operators. Depends on nothing else of ours. */
package org.whalemountain.api.meter;
