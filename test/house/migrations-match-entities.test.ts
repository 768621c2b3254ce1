import { afterAll, describe, expect, it } from 'vitest'
import { entities } from '../../src/app/modules.js'
import { schemaDrift } from '../../src/platform/database/schema-drift.js'
import { migrate } from '../../src/platform/migrate.js'
import { freshDatabase } from '../support/database.js'

describe('a migrated database', async () => {
  const database = await freshDatabase()
  afterAll(() => database.drop())

  it('is what the entities say', async () => {
    expect(await schemaDrift(database.url, entities)).toEqual([])
  })

  it('stays as it is when it is migrated again, also by several at once', async () => {
    expect(await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)])).toEqual([[], [], []])
  })
})
