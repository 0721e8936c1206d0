# scim-gateway as a native executable. Build from the top folder: docker build -f deploy/containers/scim-gateway.native.Dockerfile .
FROM quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25 AS build
USER root
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -q -DskipTests -Dspotless.check.skip=true -Dnative package -pl scim-gateway -am

FROM quay.io/quarkus/ubi9-quarkus-micro-image:2.0
COPY --from=build /src/scim-gateway/target/scim-gateway-0.1.0-SNAPSHOT-runner /app/scim-gateway
USER 10001
EXPOSE 8080
ENTRYPOINT ["/app/scim-gateway"]
