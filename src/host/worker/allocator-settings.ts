/**
 * With a threshold of its own, glibc gives freed memory back to the system instead of keeping ever larger pieces of it
 * (`man 3 mallopt`). Where another allocator is in use, nobody asks for it.
 */
export const allocatorSettings = { MALLOC_TRIM_THRESHOLD_: '131072' } as const;
