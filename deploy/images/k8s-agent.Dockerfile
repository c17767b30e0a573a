# The k8s-agent as an image. From the root of the source, after ./mvnw package:
#   docker build -f deploy/images/k8s-agent.Dockerfile -t registry.example.ac.jp/whalemountain/k8s-agent:0.1 .
FROM eclipse-temurin:17-jre-jammy
WORKDIR /opt/whalemountain/k8s-agent
COPY deploy/jvm/k8s-agent.options /opt/whalemountain/jvm/
# Libraries first: they change less often than our own code, so the layer is reused.
COPY k8s-agent/target/quarkus-app/lib/ lib/
COPY k8s-agent/target/quarkus-app/quarkus-run.jar ./
COPY k8s-agent/target/quarkus-app/quarkus/ quarkus/
COPY k8s-agent/target/quarkus-app/app/ app/
ENV MALLOC_ARENA_MAX=2
USER 10001:10001
EXPOSE 8082
ENTRYPOINT ["java", "@/opt/whalemountain/jvm/k8s-agent.options", "-jar", "quarkus-run.jar"]
