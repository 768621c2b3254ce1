import { openOrm } from './database/orm.js'

/** Brings a database to the newest version; does nothing when it is there. Several programs may call it at once. */
export async function migrate(url: string): Promise<string[]> {
  const orm = await openOrm({ url, entities: [], poolSize: 2 })
  try {
    return await orm.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(4711)')
      return (await orm.migrator.up()).map(({ name }) => name)
    })
  } finally {
    await orm.close()
  }
}
