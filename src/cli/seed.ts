import { entities } from '../app/modules.js'
import { openOrm } from '../platform/database/orm.js'
import { migrate } from '../platform/migrate.js'
import { accounts, DEMO_PASSWORD } from '../seed/data/organizations.js'
import { seedDemonstration } from '../seed/seed-demonstration.js'

const url = process.env['DATABASE_URL']
if (!url) {
  console.error('Set DATABASE_URL to the database to fill, for example DATABASE_URL=postgres://karya@localhost/karya npm run seed')
  process.exit(1)
}
await migrate(url)
const orm = await openOrm({ url, entities })
const filled = await seedDemonstration({ orm, now: () => new Date() })
await orm.close()
console.log(filled
  ? `Filled with the demonstration data: ${accounts.length} accounts, each with the password ${DEMO_PASSWORD}.`
  : 'The database holds organizations already; nothing was changed.')
