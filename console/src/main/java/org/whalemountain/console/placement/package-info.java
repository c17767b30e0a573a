/**
 * On which host a container is made, and why on no other. Depends on {@code api.container}, {@code
 * api.problem}, {@code host}, {@code image}, {@code quota} and {@code reservation}.
 */
package org.whalemountain.console.placement;
