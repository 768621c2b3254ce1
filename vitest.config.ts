import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const report = process.env['TEST_REPORT']

export default defineConfig({
  resolve: {
    // graphql has a CommonJS and an ES build; without one name for both its types do not recognise each other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    globalSetup: ['test/support/global-setup.ts'],
    // Of two cores Vitest would use one; the other would have only PostgreSQL's share to do.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
