/**
 * The images on the hosts: which there are, whose they are, who may use them, and what their owners
 * say of them. Depends on {@code api.container}, {@code api.host}, {@code api.image}, {@code
 * api.problem}, {@code host}, {@code lease}, {@code query} and {@code web}.
 */
package org.whalemountain.console.image;
