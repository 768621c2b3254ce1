import { MikroORM, type EntityClass, type Options } from '@mikro-orm/postgresql'
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy'
import { Migrator } from '@mikro-orm/migrations'
import { fileURLToPath } from 'node:url'

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url))

/** What a connection caches of tables and plans goes with it. */
const LONGEST_LIFE_SECONDS = 3_600

export interface OrmOptions { url: string; entities: EntityClass<object>[]; poolSize?: number }

/** The one place that configures the ORM. It serves writes and the schema; reads go through `platform/read`. */
export function ormOptions({ url, entities, poolSize = 20 }: OrmOptions): Options {
  return {
    clientUrl: url,
    entities,
    metadataProvider: ReflectMetadataProvider,
    metadataCache: { enabled: false },
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    forceUtcTimezone: true,
    pool: { max: poolSize },
    // Statements that wait for nothing are sent together. Idle connections stay: the first statements of a new one take a hundred times as long as later ones.
    driverOptions: { pipeline: true, idleTimeoutMillis: 0, maxLifetimeSeconds: LONGEST_LIFE_SECONDS },
    migrations: { path: MIGRATIONS, glob: '*.ts', transactional: true, allOrNothing: true, snapshot: false, silent: true, tableName: 'migration' },
    schemaGenerator: { createForeignKeyConstraints: true, ignoreSchema: ['pgboss'] },
  }
}

export async function openOrm(options: OrmOptions): Promise<MikroORM> {
  return await MikroORM.init(ormOptions(options))
}
