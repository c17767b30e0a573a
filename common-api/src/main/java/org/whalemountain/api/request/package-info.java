/**
 * One name for one request, from the browser to the agent, and one log line for each that changes
 * something. Depends on nothing else of ours.
 */
package org.whalemountain.api.request;
