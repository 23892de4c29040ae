exec ./gradlew --offline run
