import { migrate } from '../platform/migrate.js'

const url = process.env['DATABASE_URL']
if (!url) {
  console.error('Set DATABASE_URL to the database to migrate, for example DATABASE_URL=postgres://karya@localhost/karya npm run db:migrate')
  process.exit(1)
}
const applied = await migrate(url)
console.log(applied.length === 0 ? 'The database is at the newest version.' : `Applied ${applied.join(', ')}.`)
