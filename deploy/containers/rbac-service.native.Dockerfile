# rbac-service as a native executable. Build from the top folder: docker build -f deploy/containers/rbac-service.native.Dockerfile .
FROM quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25 AS build
USER root
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -q -DskipTests -Dspotless.check.skip=true -Dnative package -pl rbac-service -am

FROM quay.io/quarkus/ubi9-quarkus-micro-image:2.0
COPY --from=build /src/rbac-service/target/rbac-service-0.1.0-SNAPSHOT-runner /app/rbac-service
USER 10001
EXPOSE 8080
ENTRYPOINT ["/app/rbac-service"]
