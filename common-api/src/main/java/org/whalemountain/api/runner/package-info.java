/** What agents and the console say of students' GitLab Runners. */
package org.whalemountain.api.runner;
