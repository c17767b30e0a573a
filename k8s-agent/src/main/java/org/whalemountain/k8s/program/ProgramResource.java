package org.whalemountain.k8s.program;

import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.container.Execution;
import org.whalemountain.api.container.NewExecution;
import org.whalemountain.api.container.ProcessTable;
import org.whalemountain.api.container.ProgramApi;

/** Refuses what needs the capability {@code attach}. */
class ProgramResource implements ProgramApi {

  @Override
  public RestResponse<Void> resize(String name, int columns, int rows) {
    throw NotOffered.refusal();
  }

  @Override
  public ProcessTable processes(String name) {
    throw NotOffered.refusal();
  }

  @Override
  public RestResponse<Execution> execute(String name, NewExecution wanted) {
    throw NotOffered.refusal();
  }

  @Override
  public Execution execution(String name, String id) {
    throw NotOffered.refusal();
  }

  @Override
  public RestResponse<Void> startExecution(String name, String id) {
    throw NotOffered.refusal();
  }

  @Override
  public RestResponse<Void> resizeExecution(String name, String id, int columns, int rows) {
    throw NotOffered.refusal();
  }
}
