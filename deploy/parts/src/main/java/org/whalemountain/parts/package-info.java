/**
 * Real parts in one process: MariaDB and an LDAP directory, for the demo and the tests. In
 * production both are external. Depends on nothing else of ours.
 */
package org.whalemountain.parts;
