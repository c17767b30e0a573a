/** The database's clock, by which all consoles agree. Depends on {@code query}. */
package org.whalemountain.console.clock;
