/** What the console measures. Depends on {@code query}; every other package may use it. */
package org.whalemountain.console.meter;
