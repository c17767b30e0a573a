/** The database's clock, by which all consoles agree. Depends on nothing else of ours. */
package org.whalemountain.console.clock;
