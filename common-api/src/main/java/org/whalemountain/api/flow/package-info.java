/**
 * Bodies that pass through a service from one connection to another one, in console and agents
 * alike. Depends on nothing of ours.
 */
package org.whalemountain.api.flow;
