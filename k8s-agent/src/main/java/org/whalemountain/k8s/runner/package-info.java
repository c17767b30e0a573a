/** GitLab Runners, which a cluster does not run. Depends on the contract only. */
package org.whalemountain.k8s.runner;
