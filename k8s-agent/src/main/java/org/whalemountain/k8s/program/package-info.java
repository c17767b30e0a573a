/** What a cluster does not offer of containers' programs: it says so. */
package org.whalemountain.k8s.program;
