import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // graphql has a CommonJS and an ES build; without one name for both its types do not recognise each other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
