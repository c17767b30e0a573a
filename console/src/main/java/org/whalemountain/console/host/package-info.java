/**
 * Hosts: registered agents, how they are called, and what they last told. Depends on {@code
 * api.host}, {@code api.container}, {@code api.image}, {@code api.runner}, {@code api.problem},
 * {@code audit}, {@code query}, {@code reservation} and {@code secret}.
 */
package org.whalemountain.console.host;
