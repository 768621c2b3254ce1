import { extendSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkDeclaredFields } from '../../src/app/declared-fields.js'
import { buildSchema } from '../../src/app/schema.js'
import { BulkRequest } from '../../src/modules/requests/index.js'
import { nobody } from '../../src/platform/policy.js'
import { modelOf, type ReadModel } from '../../src/platform/read/read-model.js'

describe('what may be read', () => {
  const model = modelOf(BulkRequest)

  /** Builds with another declaration of requests. */
  const built = async (other: Partial<ReadModel>): Promise<unknown> => {
    const declared = { ...model }
    Object.assign(model, other)
    try {
      return await buildSchema().catch((error: Error) => error.message)
    } finally {
      Object.assign(model, declared)
    }
  }

  it('is declared: no schema is built with a field that its read model leaves out', async () => {
    expect(await built({ open: model.open.filter((name) => name !== 'ceiling') })).toMatch(/^- BulkRequest\.ceiling is not declared: in readModel\(BulkRequest, …\) add it to "open"/m)
  })

  it('is declared field by field: a new one on a type that is known stops the build too', async () => {
    const schema = extendSchema(await buildSchema(), parse('extend type Closure { secretNote: String }'))
    expect(() => checkDeclaredFields(schema)).toThrow('- Closure.secretNote is not declared')
  })

  it('is declared for every type: one without a read model stops the build', async () => {
    const schema = extendSchema(await buildSchema(), parse('type Diary implements Node { id: ID! }'))
    expect(() => checkDeclaredFields(schema)).toThrow('- Diary has no read model: add readModel(Diary, ')
  })

  it('exists: a declaration that is left behind stops the build', async () => {
    expect(await built({ open: [...model.open, 'shoeSize'] })).toMatch('readModel(BulkRequest, …) declares "shoeSize", which is no field of the type')
  })

  it('asks a policy wherever one is declared: a plain column would not', async () => {
    expect(await built({ fields: { ceiling: nobody } })).toMatch('- BulkRequest.ceiling has a policy of its own that nothing asks')
  })
})
