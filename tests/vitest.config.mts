// How the specs in browser/ and window/ run: each file in a hall of its own; one after another, unless the command line says otherwise.
import { defineConfig } from 'vitest/config';
import { halls } from './halls.mts';

export default defineConfig({
  test: {
    include: ['**/*.spec.ts'],
    pool: halls,
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['verbose'],
  },
});
