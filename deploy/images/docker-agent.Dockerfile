# The docker-agent as an image, for a blade without a JDK. From the root of the source, after ./mvnw package:
#   docker build -f deploy/images/docker-agent.Dockerfile -t whalemountain/docker-agent:0.1.0 .
FROM eclipse-temurin:17-jre-jammy
# What builds files for Singularity; the agent runs without it as well, and says so.
RUN apt-get update && apt-get install -y --no-install-recommends squashfs-tools-ng && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/whalemountain/docker-agent
COPY deploy/jvm/docker-agent.options /opt/whalemountain/jvm/
# Libraries first: they change less often than our own code, so the layer is reused.
COPY docker-agent/target/quarkus-app/lib/ lib/
COPY docker-agent/target/quarkus-app/quarkus-run.jar ./
COPY docker-agent/target/quarkus-app/quarkus/ quarkus/
COPY docker-agent/target/quarkus-app/app/ app/
ENV MALLOC_ARENA_MAX=2
# Root without capabilities but the two that compose gives: Docker gives an unprivileged user none (no ambient set),
# and the agent must end the processes that it started in containers.
EXPOSE 8081
ENTRYPOINT ["java", "@/opt/whalemountain/jvm/docker-agent.options", "-jar", "quarkus-run.jar"]
