import { readFile } from 'node:fs/promises'
import { isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { printSchemaSorted } from '../../src/app/print-schema.js'
import { buildSchema } from '../../src/app/schema.js'

describe('the schema', () => {
  it('is committed as the classes say it', async () => {
    expect(await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')).toBe(await printSchemaSorted())
  })

  it('never carries money or quantities as Int or Float', async () => {
    const schema = await buildSchema()
    const numbers = Object.values(schema.getTypeMap())
      .filter((type) => (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) && !type.name.startsWith('__'))
      .flatMap((type) => Object.values((type as { getFields(): Record<string, { name: string; type: unknown }> }).getFields())
        .filter((field) => /price|cost|amount|quantity|value|ceiling/i.test(field.name) && /^\[?(Int|Float)\b/.test(String(field.type)))
        .map((field) => `${type.name}.${field.name}`))
    expect(numbers).toEqual([])
  })
})
