import { getMetadataStorage } from 'class-validator'
import { describe, expect, it } from 'vitest'
import '../../src/app/modules.js'
import { ARGUMENT_TEXTS } from '../../src/platform/argument-texts.js'

interface Check { type: string; name: string; propertyName: string; context?: unknown }

/** Checks that say only where another check looks. */
const STRUCTURE = new Set(['nestedValidation', 'conditionalValidation'])

describe('what a client is told about a value that is not well-formed', () => {
  const storage = getMetadataStorage() as unknown as { validationMetadatas: Map<{ name: string }, Check[]> }
  const checks = [...storage.validationMetadatas].flatMap(([{ name: input }, all]) => all.map((check) => ({ input, ...check })))

  it('exists in both languages for every check of every input', () => {
    expect(checks.length).toBeGreaterThan(100)
    const silent = checks.filter(({ type, name, context }) => !STRUCTURE.has(type) && !context && !ARGUMENT_TEXTS[name ?? type])
    expect(silent.map(({ input, propertyName, name }) => `${input}.${propertyName}: ${name}`)).toEqual([])
  })
})
