# The console as an image. From the root of the source, after ./mvnw package:
#   docker build -f deploy/images/console.Dockerfile -t registry.example.ac.jp/whalemountain/console:0.1 .
FROM eclipse-temurin:17-jre-jammy
WORKDIR /opt/whalemountain/console
COPY deploy/jvm/console.options /opt/whalemountain/jvm/
# Libraries first: they change less often than our own code, so the layer is reused.
COPY console/target/quarkus-app/lib/ lib/
COPY console/target/quarkus-app/quarkus-run.jar ./
COPY console/target/quarkus-app/quarkus/ quarkus/
COPY console/target/quarkus-app/app/ app/
ENV MALLOC_ARENA_MAX=2
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["java", "@/opt/whalemountain/jvm/console.options", "-jar", "quarkus-run.jar"]
