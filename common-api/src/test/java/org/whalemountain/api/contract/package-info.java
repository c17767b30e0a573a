/**
 * The agents' contract as tests that every agent passes, and the fake agent that passes them too.
 * Depends on the whole API.
 */
package org.whalemountain.api.contract;
