/** What the cluster is and how big: read from its API server. Depends on {@code meter}. */
package org.whalemountain.k8s.cluster;
