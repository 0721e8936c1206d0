package io.rollcall.kit.drift;

/**
 * The digest of the things whose ids end with the same byte.
 *
 * @param bucket 0 to 255
 * @param digest equal, with the count, where services know the same
 */
public record Bucket(int bucket, long count, String digest) {}
