import { defineConfig } from 'vitest/config';

/** Whole journeys in a browser, on a demo that runs already: deploy/test/browser-journey. */
export default defineConfig({
  test: {
    include: [process.env.WM_SCREENSHOTS ? 'journey/*.shot.ts' : 'journey/*.test.ts'],
    // They share one console, one host and its faults.
    fileParallelism: false,
    retry: 0,
    testTimeout: process.env.WM_SCREENSHOTS ? 600_000 : 180_000,
    hookTimeout: 60_000,
    disableConsoleIntercept: true,
  },
});
