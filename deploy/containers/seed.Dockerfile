# Sets up the demo tenants through the admin APIs and ends. Build from the top folder.
# The first stage is the same for every service, so that a builder runs it once.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -q -DskipTests -Dspotless.check.skip=true package \
    -pl scim-gateway,provisioning-service,license-service,rbac-service,launcher -am

FROM eclipse-temurin:25-jre
COPY --from=build /src/launcher/target/classes /app/classes
COPY --from=build /src/launcher/target/lib /app/lib
ENTRYPOINT ["java", "-cp", "/app/classes:/app/lib/*", "io.rollcall.launcher.Rollcall"]
