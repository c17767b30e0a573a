/** Log lines that programs read. Depends on nothing else of ours. */
package org.whalemountain.api.log;
