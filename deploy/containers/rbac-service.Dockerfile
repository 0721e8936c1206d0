# rbac-service on the JVM. Build from the top folder: docker build -f deploy/containers/rbac-service.Dockerfile .
# The first stage is the same for every service, so that a builder runs it once.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -q -DskipTests -Dspotless.check.skip=true package \
    -pl scim-gateway,provisioning-service,license-service,rbac-service,launcher -am

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 rollcall
COPY --from=build /src/rbac-service/target/quarkus-app /app
USER 10001
EXPOSE 8080
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "-jar", "/app/quarkus-run.jar"]
