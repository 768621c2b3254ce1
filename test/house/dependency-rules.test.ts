import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

describe('modules', () => {
  it('import only to their left, and all of them are read', async () => {
    const { stdout } = await promisify(execFile)('node_modules/.bin/node', ['dist/cli/check-dependencies.js'])
    const [, read, forbidden] = /(\d+) modules read, (\d+) forbidden/.exec(stdout) ?? []
    expect({ many: Number(read) > 100, forbidden }).toEqual({ many: true, forbidden: '0' })
  })
})
