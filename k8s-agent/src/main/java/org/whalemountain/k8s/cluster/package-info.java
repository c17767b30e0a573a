/**
 * What the cluster is and how big: read from its API server. Depends on nothing else of the agent.
 */
package org.whalemountain.k8s.cluster;
