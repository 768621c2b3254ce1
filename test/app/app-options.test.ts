import { describe, expect, it } from 'vitest'
import { appOptions } from '../../src/app/launch/app-options.js'
import { readConfig } from '../../src/platform/config.js'

describe('what the settings mean for the server', () => {
  it.each([
    ['production', false], ['test', false], [undefined, false], ['development', true],
  ])('in %s, whoever asks is told how a query is read: %s', (environment, explain) => {
    const config = readConfig(environment === undefined ? {} : { NODE_ENV: environment })
    expect(appOptions(config, 'postgres://localhost/karya').transport?.explain).toBe(explain)
  })
})
