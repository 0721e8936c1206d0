# provisioning-service as a native executable. Build from the top folder: docker build -f deploy/containers/provisioning-service.native.Dockerfile .
FROM quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25 AS build
USER root
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -q -DskipTests -Dspotless.check.skip=true -Dnative package -pl provisioning-service -am

FROM quay.io/quarkus/ubi9-quarkus-micro-image:2.0
COPY --from=build /src/provisioning-service/target/provisioning-service-0.1.0-SNAPSHOT-runner /app/provisioning-service
USER 10001
EXPOSE 8080
ENTRYPOINT ["/app/provisioning-service"]
