/** Which part is missing. Depends on {@code query}. */
package org.whalemountain.console.health;
